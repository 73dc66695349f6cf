package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;

/**
 * A curve that begins again and again: a day, a week.
 *
 * @param period what it does from 0 to its length
 * @param lengthNanos of the period, positive
 * @param phaseNanos how far into a period time 0 is
 */
public record Periodic(RateCurve period, long lengthNanos, long phaseNanos) implements RateCurve {

  /** Rejects a length that is not positive. */
  public Periodic {
    Require.positive("period", lengthNanos);
  }

  private long within(long nanos) {
    return Math.floorMod(nanos + phaseNanos, lengthNanos);
  }

  @Override
  public double after(long nanos) {
    return period.after(within(nanos));
  }

  @Override
  public double before(long nanos) {
    long within = within(nanos);
    return period.before(within == 0 ? lengthNanos : within);
  }

  @Override
  public long nextKnot(long nanos) {
    long within = within(nanos);
    return nanos - within + Math.min(lengthNanos, period.nextKnot(within));
  }

  @Override
  public double most() {
    return period.most();
  }
}
