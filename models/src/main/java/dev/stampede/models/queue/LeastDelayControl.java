package dev.stampede.models.queue;

/** The decision of folly's {@code Codel::overloaded}. */
final class LeastDelayControl implements DelayControl {

  private static final int PATIENCE_TARGETS = 2;

  private final DelayControlSpec.LeastDelay spec;
  private long intervalEnd;
  private long least;
  private boolean overloaded;

  LeastDelayControl(DelayControlSpec.LeastDelay spec) {
    this.spec = spec;
  }

  @Override
  public boolean drops(long nowNanos, long waitedNanos, long allowedNanos, int behind) {
    if (nowNanos > intervalEnd) {
      overloaded = least > spec.targetNanos();
      intervalEnd = nowNanos + spec.intervalNanos();
      least = waitedNanos;
      return false; // the first of an interval is never dropped
    }
    least = Math.min(least, waitedNanos);
    return overloaded && waitedNanos > PATIENCE_TARGETS * spec.targetNanos();
  }
}
