package dev.stampede.models.quota;

import dev.stampede.models.check.Require;

/**
 * A sliding window by two counters: what was used in this window, and of what was used in the one
 * before it the share that the window's length still reaches back over. It takes the use of the
 * earlier window as spread evenly; for that it needs two numbers where a log needs one for each
 * call. Products are compared in 128 bits, so nothing is rounded.
 */
final class SlidingWindow implements Limiter {

  private final long fullLimit;
  private final long windowNanos;
  private long limit;
  private long start;
  private long before;
  private long used;

  SlidingWindow(long limit, long windowNanos) {
    Require.positive("limit", limit);
    Require.positive("per", windowNanos);
    this.fullLimit = limit;
    this.windowNanos = windowNanos;
    this.limit = limit;
  }

  @Override
  public long nanosUntil(long nowNanos, long cost) {
    if (cost > limit) {
      return NEVER;
    }
    turn(nowNanos);
    long elapsed = nowNanos - start;
    long room = limit - cost - used;
    if (room >= 0) { // at the latest when the window before is out of reach
      return soonest(before, room, elapsed) - elapsed;
    }
    return windowNanos - elapsed + soonest(used, limit - cost, 0);
  }

  /** First time of a window, not before another, at which what is left of the earlier one fits. */
  private long soonest(long earlier, long room, long notBefore) {
    long tooSoon = notBefore - 1;
    long early = windowNanos;
    if (fits(earlier, room, notBefore)) {
      return notBefore;
    }
    while (early - tooSoon > 1) {
      long middle = (early + tooSoon) >>> 1;
      if (fits(earlier, room, middle)) {
        early = middle;
      } else {
        tooSoon = middle;
      }
    }
    return early;
  }

  /** Whether {@code earlier * (window - elapsed) / window <= room}. */
  private boolean fits(long earlier, long room, long elapsed) {
    long reach = windowNanos - elapsed;
    int high =
        Long.compare(Math.multiplyHigh(earlier, reach), Math.multiplyHigh(room, windowNanos));
    return high != 0 ? high < 0 : Long.compareUnsigned(earlier * reach, room * windowNanos) <= 0;
  }

  @Override
  public void take(long nowNanos, long cost) {
    turn(nowNanos);
    used = Math.min(used + cost, Long.MAX_VALUE / 2);
  }

  /** Counts a cost up to the limit. */
  @Override
  public void takeWhatIsLeft(long nowNanos, long cost) {
    turn(nowNanos);
    used += Math.min(cost, Math.max(0, limit - used));
  }

  @Override
  public void giveBack(long nowNanos, long takenNanos, long cost) {
    turn(nowNanos);
    if (takenNanos >= start) {
      used = Math.max(0, used - cost);
    } else if (takenNanos >= start - windowNanos) {
      before = Math.max(0, before - cost);
    }
  }

  @Override
  public void scale(long nowNanos, double factor) {
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
