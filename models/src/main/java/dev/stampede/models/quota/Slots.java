package dev.stampede.models.quota;

/** Calls at a time: each takes a slot and gives it back at its end. */
final class Slots implements Limiter {

  private final long fullLimit;
  private long limit;
  private long used;

  Slots(long limit) {
    this.fullLimit = limit;
    this.limit = limit;
  }

  @Override
  public long nanosUntil(long nowNanos, long cost) {
    return used <= limit - cost ? 0 : UNKNOWN;
  }

  @Override
  public void take(long nowNanos, long cost) {
    used += cost;
  }

  /** Takes nothing: a call that is refused is not there any more. */
  @Override
  public void takeWhatIsLeft(long nowNanos, long cost) {}

  @Override
  public void giveBack(long nowNanos, long takenNanos, long cost) {
    used -= cost;
  }

  @Override
  public void scale(long nowNanos, double factor) {
    limit = Limiter.scaled(fullLimit, factor);
  }
}
