package dev.stampede.models.quota;

/** Counts what is used in windows that follow each other from time 0. */
abstract class CountedWindow implements Limiter {

  final long windowNanos;
  private final long fullLimit;
  private long limit;
  private long start;
  private long before;
  private long used;

  CountedWindow(long limit, long windowNanos) {
    this.fullLimit = limit;
    this.windowNanos = windowNanos;
    this.limit = limit;
  }

  /**
   * Nanoseconds until a cost fits.
   *
   * @param room what may have been used before it, not negative
   * @param used in this window
   * @param before used in the one before it
   * @param elapsed nanoseconds of this window
   */
  abstract long nanosUntilFit(long room, long used, long before, long elapsed);

  @Override
  public final long nanosUntil(long nowNanos, long cost) {
    if (cost > limit) {
      return NEVER;
    }
    turn(nowNanos);
    return nanosUntilFit(limit - cost, used, before, nowNanos - start);
  }

  @Override
  public final void take(long nowNanos, long cost) {
    turn(nowNanos);
    used = Math.min(used + cost, Long.MAX_VALUE / 2);
  }

  /** Counts a cost up to the limit. */
  @Override
  public final void takeWhatIsLeft(long nowNanos, long cost) {
    turn(nowNanos);
    used += Math.min(cost, Math.max(0, limit - used));
  }

  @Override
  public final void giveBack(long nowNanos, long takenNanos, long cost) {
    turn(nowNanos);
    if (takenNanos >= start) {
      used = Math.max(0, used - cost);
    } else if (takenNanos >= start - windowNanos) {
      before = Math.max(0, before - cost);
    }
  }

  @Override
  public final void scale(long nowNanos, double factor) {
    limit = Limiter.scaled(fullLimit, factor);
  }

  private void turn(long nowNanos) {
    long elapsed = nowNanos - start;
    if (elapsed >= windowNanos) {
      before = elapsed < 2 * windowNanos ? used : 0;
      used = 0;
      start = nowNanos - nowNanos % windowNanos;
    }
  }
}
