package dev.stampede.models.quota;

/** A limit that is also enforced in short windows: both have to admit a call. */
final class Sliced implements Limiter {

  private final Limiter whole;
  private final Limiter slice;

  Sliced(Limiter whole, Limiter slice) {
    this.whole = whole;
    this.slice = slice;
  }

  @Override
  public long nanosUntil(long nowNanos, long cost) {
    return Math.max(whole.nanosUntil(nowNanos, cost), slice.nanosUntil(nowNanos, cost));
  }

  @Override
  public long delayNanos(long nowNanos) {
    return whole.delayNanos(nowNanos);
  }

  @Override
  public void take(long nowNanos, long cost) {
    whole.take(nowNanos, cost);
    slice.take(nowNanos, cost);
  }

  @Override
  public void takeWhatIsLeft(long nowNanos, long cost) {
    whole.takeWhatIsLeft(nowNanos, cost);
    slice.takeWhatIsLeft(nowNanos, cost);
  }

  @Override
  public void giveBack(long nowNanos, long takenNanos, long cost) {
    whole.giveBack(nowNanos, takenNanos, cost);
    slice.giveBack(nowNanos, takenNanos, cost);
  }

  @Override
  public void scale(long nowNanos, double factor) {
    whole.scale(nowNanos, factor);
    slice.scale(nowNanos, factor);
  }
}
