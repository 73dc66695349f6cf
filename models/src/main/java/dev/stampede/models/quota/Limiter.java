package dev.stampede.models.quota;

import java.math.BigInteger;

/**
 * The state of one limit: a small machine that knows no clock. Times must not go backwards; costs
 * are not negative.
 */
interface Limiter {

  /** A call is larger than the limit can ever admit. */
  long NEVER = Long.MAX_VALUE;

  /** It depends on others when a call will be admitted. */
  long UNKNOWN = Long.MAX_VALUE - 1;

  /**
   * Returns how long it takes until a cost is admitted, if nothing else happens: 0 if it is now.
   * Takes nothing.
   */
  long nanosUntil(long nowNanos, long cost);

  /** Returns for how long a call that is admitted now has to be held before it may go on. */
  default long delayNanos(long nowNanos) {
    return 0;
  }

  /** Takes a cost, even if it is more than there is. */
  void take(long nowNanos, long cost);

  /** Takes of a cost what there is. */
  void takeWhatIsLeft(long nowNanos, long cost);

  /**
   * Gives back what was taken at a time, as far as it still counts.
   *
   * @param takenNanos when it was taken
   */
  void giveBack(long nowNanos, long takenNanos, long cost);

  /**
   * Makes the limit a number of times what its spec says. What is used stays used.
   *
   * @param factor above 0; no limit becomes less than 1
   */
  void scale(long nowNanos, double factor);

  /** Returns a limit times a factor, at least 1. */
  static long scaled(long limit, double factor) {
    return Math.max(1, Math.round(limit * factor));
  }

  /**
   * Returns a number of parts in parts of another size, rounded up.
   *
   * @param perUnit how many made a unit
   * @param newPerUnit how many make one now
   */
  static long converted(long parts, long perUnit, long newPerUnit) {
    BigInteger[] exact =
        BigInteger.valueOf(parts)
            .multiply(BigInteger.valueOf(newPerUnit))
            .divideAndRemainder(BigInteger.valueOf(perUnit));
    BigInteger whole = exact[0].add(BigInteger.valueOf(exact[1].signum()));
    return whole.min(BigInteger.valueOf(Long.MAX_VALUE / 4)).longValueExact();
  }
}
