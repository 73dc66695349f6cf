package dev.stampede.models.quota;

/**
 * A leaky bucket as a meter: use fills it, it drains at the rate of the limit, and calls are
 * admitted while it is not full, whatever they will add. So the last one may fill it beyond the
 * brim. It works with the room that is left, which refills like a token bucket.
 */
final class LeakyBucket implements Limiter {

  private final TokenBucket room;

  LeakyBucket(long limit, long perNanos, long burst) {
    room = new TokenBucket(limit, perNanos, burst);
  }

  @Override
  public long nanosUntil(long nowNanos, long cost) {
    return room.nanosUntilAnything(nowNanos);
  }

  @Override
  public void take(long nowNanos, long cost) {
    room.take(nowNanos, cost);
  }

  @Override
  public void takeWhatIsLeft(long nowNanos, long cost) {
    room.takeWhatIsLeft(nowNanos, cost);
  }

  @Override
  public void giveBack(long nowNanos, long takenNanos, long cost) {
    room.giveBack(nowNanos, takenNanos, cost);
  }

  @Override
  public void scale(long nowNanos, double factor) {
    room.scale(nowNanos, factor);
  }
}
