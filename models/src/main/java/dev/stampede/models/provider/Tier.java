package dev.stampede.models.provider;

import dev.stampede.models.quota.Quota;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.quota.Usage;

/** A service tier at work: the quotas of all tenants, and who was refused by which limit. */
final class Tier {

  final TierSpec spec;
  private final Quota[] quotas;
  private final Usage usage;
  private final long[] refusals;

  Tier(TierSpec spec, Quota[] quotas, Usage usage) {
    this.spec = spec;
    this.quotas = quotas;
    this.usage = usage;
    this.refusals = new long[spec.quota().all().size()];
  }

  /** The standard tier of a quota. */
  static TierSpec standard(QuotaSpec quota) {
    return new TierSpec(TierSpec.STANDARD, quota, TierSpec.OWN_PRIORITY, 1, false, false);
  }

  /** Admits a call; or writes the refusal into its answer, if that says nothing yet. */
  boolean admit(long nowNanos, Call call, boolean counts) {
    Quota quota = quotas[call.tenant];
    int refuser = quota.admit(nowNanos, usage(call, 0));
    if (refuser == Quota.ADMITTED) {
      return true;
    }
    if (counts) {
      refusals[refuser]++;
    }
    if (call.answer.isOk()) {
      RefusalSpec refusal = quota.refusal(refuser);
      call.answer.status = refusal.status();
      call.answer.httpStatus = refusal.httpStatus();
      call.answer.retryAfterNanos = refusal.retryAfterNanos(quota.waitNanos());
    }
    return false;
  }

  /** How long a call has to be held that was admitted just now. */
  long delayNanos(Call call) {
    return quotas[call.tenant].delayNanos();
  }

  /** Settles the use of a call that has ended; returns what it costs, in billionths of a dollar. */
  long settle(long nowNanos, Call call, int outputTokens) {
    Usage used = usage(call, outputTokens);
    quotas[call.tenant].settle(nowNanos, call.admittedNanos, used);
    return used.costNanos();
  }

  private Usage usage(Call call, int outputTokens) {
    usage.inputTokens = call.inputTokens;
    usage.cachedInputTokens = call.cachedInputTokens;
    usage.maxTokens = call.maxTokens;
    usage.outputTokens = outputTokens;
    return usage;
  }

  /** Makes the quotas a number of times what they are normally. */
  void scale(long nowNanos, double factor) {
    for (Quota quota : quotas) {
      quota.scale(nowNanos, factor);
    }
  }

  /** Calls refused after the warm-up, by the number of the limit. */
  long refusals(int limit) {
    return refusals[limit];
  }
}
