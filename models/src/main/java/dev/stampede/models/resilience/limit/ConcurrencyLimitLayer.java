package dev.stampede.models.resilience.limit;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;

/** Lets so many requests inside at a time. */
final class ConcurrencyLimitLayer extends Layer {

  private final int limit;
  private final Layer next;
  private int inside;

  ConcurrencyLimitLayer(ConcurrencyLimitSpec spec, Layer next) {
    this.limit = spec.maxConcurrent();
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    if (inside < limit) {
      inside++;
      flow.enter(next, self);
    } else {
      flow.leave(self, Status.LIMIT_REACHED);
    }
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    inside--;
    flow.leave(self, answer);
  }

  @Override
  public void cancelled(Flow flow, Invocation self, Status why) {
    inside--;
  }
}
