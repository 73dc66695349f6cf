package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;

/**
 * A crowd that comes ever faster, stays, and leaves: its share doubles in each half-time of the
 * rise up to the top, and halves in each half-time of the fall. People who come for an event leave
 * faster than they come: at the football World Cup of 1998 five times (see docs/traces.md).
 *
 * @param peak at the top, at least 0
 * @param peakAtNanos when the top begins
 * @param riseNanos from half the top to the top, at least 1 µs
 * @param holdNanos length of the top, at least 0
 * @param fallNanos from the top to half of it, at least 1 µs
 */
public record FlashCrowd(
    double peak, long peakAtNanos, long riseNanos, long holdNanos, long fallNanos) implements Lift {

  private static final long SHORTEST = 1000;

  /** Rejects negative numbers, and times that are too short. */
  public FlashCrowd {
    Require.atLeast("peak", peak, 0.0);
    Require.notNegative("peak_at", peakAtNanos);
    Require.that(riseNanos >= SHORTEST, "rise", riseNanos, "be at least 1us");
    Require.notNegative("hold", holdNanos);
    Require.that(fallNanos >= SHORTEST, "fall", fallNanos, "be at least 1us");
  }

  @Override
  public long beginNanos() {
    return Math.max(0, peakAtNanos - riseNanos);
  }

  @Override
  public long endNanos() {
    return peakAtNanos + holdNanos + fallNanos;
  }

  @Override
  public double after(long nanos) {
    if (nanos < peakAtNanos) {
      return Trend.left(peakAtNanos - nanos, riseNanos);
    }
    long since = nanos - peakAtNanos - holdNanos;
    return since <= 0 ? 1 : Trend.left(since, fallNanos);
  }

  @Override
  public double before(long nanos) {
    return after(nanos);
  }

  @Override
  public long nextKnot(long nanos) {
    if (nanos < peakAtNanos) {
      long line = riseNanos / Trend.LINES;
      long lines = (peakAtNanos - nanos - 1) / line;
      return peakAtNanos - Math.min(lines, (long) Trend.LAST_HALVING * Trend.LINES) * line;
    }
    long since = nanos - peakAtNanos - holdNanos;
    if (since < 0) {
      return nanos - since;
    }
    long line = fallNanos / Trend.LINES;
    return since / fallNanos >= Trend.LAST_HALVING ? NEVER : nanos + line - since % line;
  }
}
