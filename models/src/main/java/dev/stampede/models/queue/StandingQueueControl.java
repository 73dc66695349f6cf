package dev.stampede.models.queue;

/** The controlled delay of "Fail at scale". */
final class StandingQueueControl implements DelayControl {

  private final DelayControlSpec.StandingQueue spec;

  StandingQueueControl(DelayControlSpec.StandingQueue spec) {
    this.spec = spec;
  }

  @Override
  public long joined(long standingNanos) {
    return standingNanos >= spec.intervalNanos() ? spec.targetNanos() : spec.intervalNanos();
  }

  @Override
  public boolean drops(long nowNanos, long waitedNanos, long allowedNanos, int behind) {
    return waitedNanos > allowedNanos;
  }
}
