package dev.stampede.models.architecture;

import dev.stampede.models.work.Request;

/** Answers from what the other rungs of the ladder have answered before. */
final class StoreRung extends LookupRung {

  private final AnswerStore store;

  StoreRung(StoreSpec spec) {
    super(spec.latencyNanos());
    this.store = new AnswerStore(spec);
  }

  @Override
  double quality(Request request, long nowNanos) {
    long age = store.age(request.key, nowNanos);
    double quality = age == AnswerStore.NONE ? NONE : store.quality(age);
    return quality < request.minQuality ? NONE : quality;
  }

  /** Another rung has answered a piece of work. */
  void store(Request request, long nowNanos) {
    store.store(request.key, nowNanos);
  }
}
