package dev.stampede.models.quota;

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
}
