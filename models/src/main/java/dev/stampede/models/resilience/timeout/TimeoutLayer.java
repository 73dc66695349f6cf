package dev.stampede.models.resilience.timeout;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;

/** Gives up on what is inside after a time. */
final class TimeoutLayer extends Layer {

  private final long nanos;
  private final Layer next;

  TimeoutLayer(TimeoutSpec spec, Layer next) {
    this.nanos = spec.nanos();
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    flow.setTimer(self, nanos);
    flow.enter(next, self);
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    flow.timeOut(self);
  }
}
