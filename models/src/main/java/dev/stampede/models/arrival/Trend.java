package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;

/**
 * A multiple that is 1 at time 0 and grows, or decays, by a constant share of itself: {@code 2^(t /
 * doubling)}, or {@code 2^(-t / half-life)}.
 *
 * @param grows whether it doubles; otherwise it halves
 * @param inNanos the time in which it does, positive
 */
public record Trend(boolean grows, long inNanos) implements RateCurve {

  /** Lines in the time of a doubling: the one between is off by (ln 2 / 256)^2 / 8 at most. */
  static final int LINES = 256;

  /** After so many halvings nothing is left. */
  static final int LAST_HALVING = 64;

  /** Rejects a time that is too short to be told apart. */
  public Trend {
    Require.that(inNanos >= LINES, grows ? "doubling" : "half_life", inNanos, "be longer");
  }

  @Override
  public double after(long nanos) {
    return grows ? StrictMath.pow(2, (double) nanos / inNanos) : left(nanos, inNanos);
  }

  /** What is left of all after a time in which it halves again and again. */
  static double left(long nanos, long halfNanos) {
    double halvings = (double) nanos / halfNanos;
    return halvings >= LAST_HALVING ? 0 : StrictMath.pow(2, -halvings);
  }

  @Override
  public double before(long nanos) {
    return after(nanos);
  }

  @Override
  public long nextKnot(long nanos) {
    long line = inNanos / LINES;
    if (!grows && nanos / inNanos >= LAST_HALVING) {
      return NEVER;
    }
    return (nanos / line + 1) * line;
  }

  @Override
  public double most() {
    return grows ? Double.POSITIVE_INFINITY : 1;
  }
}
