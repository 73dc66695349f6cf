package dev.stampede.models.quota;

/**
 * A leaky bucket: use fills it, it drains at the rate of the limit, and calls are admitted while it
 * is not full, whatever they will add. So the last one may fill it beyond the brim. As a meter it
 * lets a call go on at once; as a queue it holds it until what was there before has drained. It
 * works with the room that is left, which refills like a token bucket.
 */
final class LeakyBucket implements Limiter {

  private final TokenBucket room;
  private final boolean holds;

  LeakyBucket(long limit, long perNanos, long burst, boolean holds) {
    this.room = new TokenBucket(limit, perNanos, burst);
    this.holds = holds;
  }

  @Override
  public long delayNanos(long nowNanos) {
    return holds ? room.nanosUntilFull(nowNanos) : 0;
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
