package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;

/**
 * A trapezoid on the base rate: it rises to a multiple, holds and falls back.
 *
 * @param atNanos when the rise begins
 * @param peak multiple of the base rate at the top, at least 0; below 1 it is a lull
 * @param riseNanos length of the rise
 * @param holdNanos length of the top
 * @param fallNanos length of the fall
 */
public record Surge(long atNanos, double peak, long riseNanos, long holdNanos, long fallNanos)
    implements Lift {

  /** Rejects negative times and peaks, and a surge without any length. */
  public Surge {
    Require.notNegative("at", atNanos);
    Require.atLeast("peak", peak, 0.0);
    Require.notNegative("rise", riseNanos);
    Require.notNegative("hold", holdNanos);
    Require.notNegative("fall", fallNanos);
    Require.that(
        riseNanos + holdNanos + fallNanos > 0,
        "hold",
        holdNanos,
        "be positive where rise and fall are zero");
  }

  /** When the top begins. */
  long topStartNanos() {
    return atNanos + riseNanos;
  }

  /** When the top ends. */
  long topEndNanos() {
    return topStartNanos() + holdNanos;
  }

  @Override
  public long beginNanos() {
    return atNanos;
  }

  @Override
  public long endNanos() {
    return topEndNanos() + fallNanos;
  }

  @Override
  public double after(long nanos) {
    if (nanos < atNanos || nanos >= endNanos()) {
      return 0;
    }
    if (nanos < topStartNanos()) {
      return (double) (nanos - atNanos) / riseNanos;
    }
    return nanos < topEndNanos() ? 1 : (double) (endNanos() - nanos) / fallNanos;
  }

  @Override
  public double before(long nanos) {
    if (nanos <= atNanos || nanos > endNanos()) {
      return 0;
    }
    if (nanos <= topStartNanos()) {
      return (double) (nanos - atNanos) / riseNanos;
    }
    return nanos <= topEndNanos() ? 1 : (double) (endNanos() - nanos) / fallNanos;
  }

  @Override
  public long nextKnot(long nanos) {
    if (nanos < topStartNanos()) {
      return nanos < atNanos ? atNanos : topStartNanos();
    }
    if (nanos < topEndNanos()) {
      return topEndNanos();
    }
    return nanos < endNanos() ? endNanos() : NEVER;
  }
}
