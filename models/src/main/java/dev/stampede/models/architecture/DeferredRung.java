package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;

/** Puts work off: while the batch has it, its owner does not wait and cannot give up. */
final class DeferredRung extends Layer {

  private final Layer batch;

  DeferredRung(Layer batch) {
    this.batch = batch;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    self.request().deferred = true;
    flow.enter(batch, self);
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    self.request().deferred = answer.isOk();
    flow.leave(self, answer);
  }
}
