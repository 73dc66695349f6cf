package dev.stampede.models.tier;

import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;

/** What a tier ends calls by; one object for each, not for each call. */
final class TierCauses {

  private final Cause full;
  private final Cause timeout;
  private final Cause fault;

  TierCauses(TierSpec spec) {
    String tier = spec.name();
    this.full =
        tier.equals(TierSpec.FRONT_DOOR)
            ? Cause.of(Kind.FRONT_DOOR_FULL)
            : new Cause(Kind.TIER_FULL, tier);
    this.timeout = new Cause(Kind.TIER_TIMEOUT, tier);
    this.fault = new Cause(Kind.TIER_FAULT, tier);
  }

  /** There was no room. */
  Cause full() {
    return full;
  }

  /** The call was in the tier for too long. */
  Cause timeout() {
    return timeout;
  }

  /** A fault of the tier. */
  Cause fault() {
    return fault;
  }
}
