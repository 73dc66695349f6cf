package dev.stampede.models.architecture;

import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;

/** Answers from a store, if it has the answer. Whether it has depends on the work alone. */
final class CacheRung extends LookupRung {

  private final CacheRungSpec spec;

  CacheRung(CacheRungSpec spec) {
    super(spec.latencyNanos());
    this.spec = spec;
  }

  @Override
  double quality(Request request, long nowNanos) {
    return Draw.CACHE_HIT.uniform(request.key) < spec.hit() ? spec.quality() : NONE;
  }
}
