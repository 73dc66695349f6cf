package dev.stampede.models.architecture;

import dev.stampede.models.work.Request;

/** Gives everybody the same answer. */
final class StaticRung extends LookupRung {

  private final double quality;

  StaticRung(StaticRungSpec spec) {
    super(spec.latencyNanos());
    this.quality = spec.quality();
  }

  @Override
  double quality(Request request, long nowNanos) {
    return quality;
  }
}
