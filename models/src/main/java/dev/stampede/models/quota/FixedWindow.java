package dev.stampede.models.quota;

import dev.stampede.models.check.Require;

/**
 * A counter that starts anew with every window; windows follow each other from time 0. Up to twice
 * the limit passes within the length of a window around its end.
 */
final class FixedWindow implements Limiter {

  private final long fullLimit;
  private final long windowNanos;
  private long limit;
  private long start;
  private long used;

  FixedWindow(long limit, long windowNanos) {
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
    return used <= limit - cost ? 0 : start + windowNanos - nowNanos;
  }

  @Override
  public void take(long nowNanos, long cost) {
    turn(nowNanos);
    used = Math.min(used + cost, Long.MAX_VALUE / 2);
  }

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
    }
  }

  @Override
  public void scale(long nowNanos, double factor) {
    limit = Limiter.scaled(fullLimit, factor);
  }

  private void turn(long nowNanos) {
    if (nowNanos - start >= windowNanos) {
      start = nowNanos - nowNanos % windowNanos;
      used = 0;
    }
  }
}
