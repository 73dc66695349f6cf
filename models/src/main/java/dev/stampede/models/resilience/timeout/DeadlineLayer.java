package dev.stampede.models.resilience.timeout;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Status;

/** Ends work at its deadline, and does not begin what would not be done by then. */
final class DeadlineLayer extends Layer {

  private final DeadlineSpec spec;
  private final Layer next;

  DeadlineLayer(DeadlineSpec spec, Layer next) {
    this.spec = spec;
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    long deadline = self.request().bornNanos + spec.totalNanos();
    self.latestStartNanos = Math.min(self.latestStartNanos, deadline - spec.leastNanos());
    long now = flow.now();
    if (now > self.latestStartNanos || now >= deadline) {
      flow.leave(self, Status.TIMEOUT);
    } else {
      flow.setTimer(self, deadline - now);
      flow.enter(next, self);
    }
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    flow.timeOut(self);
  }
}
