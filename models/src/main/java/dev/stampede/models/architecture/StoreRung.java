package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;

/** Answers from what the other rungs of the ladder have answered before. */
final class StoreRung extends Layer {

  private final StoreSpec spec;
  private final AnswerStore store;
  private final Answer answer = new Answer();

  StoreRung(StoreSpec spec) {
    this.spec = spec;
    this.store = new AnswerStore(spec);
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
    Request request = self.request();
    long age = store.age(request.key, flow.now());
    double quality = age == AnswerStore.NONE ? 0 : store.quality(age);
    if (age == AnswerStore.NONE || quality < request.minQuality) {
      flow.leave(self, Status.CACHE_MISS);
      return;
    }
    answer.set(Status.OK);
    answer.startedNanos = self.nanos;
    answer.firstTokenNanos = flow.now();
    answer.quality = quality;
    flow.leave(self, answer);
  }

  /** Another rung has answered a piece of work. */
  void keep(Request request, long nowNanos) {
    store.keep(request.key, nowNanos);
  }
}
