package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Status;

/** Answers from a store, if it has the answer. Whether it has depends on the work alone. */
final class CacheRung extends Layer {

  private final RungSpec.Cache spec;
  private final Answer answer = new Answer();

  CacheRung(RungSpec.Cache spec) {
    this.spec = spec;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    self.nanos = flow.now();
    if (spec.latencyNanos() > 0) {
      flow.setTimer(self, spec.latencyNanos());
    } else {
      expired(flow, self);
    }
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    if (Draw.CACHE_HIT.uniform(self.request().key) < spec.hit()) {
      answer.set(Status.OK);
      answer.startedNanos = self.nanos;
      answer.firstTokenNanos = flow.now();
      answer.quality = spec.quality();
      flow.leave(self, answer);
    } else {
      flow.leave(self, Status.CACHE_MISS);
    }
  }
}
