package dev.stampede.models.provider;

import dev.stampede.models.call.Call;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.Quota;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.quota.Usage;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import java.util.List;

/** A service tier at work: the quotas of all tenants, and who was refused by which limit. */
final class ServiceTier {

  final ServiceTierSpec spec;
  private final Quota[] quotas;
  private final Usage usage;
  private final long[] refusals;

  /** By the number of the limit: what refuses calls, as it is and while faults have lowered it. */
  private final Cause[] causes;

  private final Cause[] causesIfCut;
  private boolean cut;

  ServiceTier(ServiceTierSpec spec, Quota[] quotas, Usage usage) {
    this.spec = spec;
    this.quotas = quotas;
    this.usage = usage;
    List<LimitSpec> limits = spec.quota().all();
    this.refusals = new long[limits.size()];
    this.causes = new Cause[limits.size()];
    this.causesIfCut = new Cause[limits.size()];
    for (int i = 0; i < causes.length; i++) {
      String limit = limits.get(i).name();
      String name =
          spec.name().equals(ServiceTierSpec.STANDARD) ? limit : spec.name() + " " + limit;
      boolean own = i < spec.quota().limits().size(); // faults spare those it shares
      causes[i] = new Cause(Kind.QUOTA, name);
      causesIfCut[i] = own ? new Cause(Kind.QUOTA_CUT, name) : causes[i];
    }
  }

  /** The standard tier of a quota. */
  static ServiceTierSpec standard(QuotaSpec quota) {
    return new ServiceTierSpec(
        ServiceTierSpec.STANDARD, quota, ServiceTierSpec.OWN_PRIORITY, 1, false, false);
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
      call.answer.cause = cut ? causesIfCut[refuser] : causes[refuser];
      call.answer.httpStatus = refusal.httpStatus();
      call.answer.retryAfterNanos = refusal.retryAfterNanos(quota.waitNanos());
    }
    return false;
  }

  /** How long a call has to be held that was admitted just now. */
  long delayNanos(Call call) {
    return quotas[call.tenant].delayNanos();
  }

  /** Settles the use of a call that has ended; returns its cost in billionths of the currency. */
  long settle(long nowNanos, Call call, long admittedNanos, int outputTokens) {
    Usage used = usage(call, outputTokens);
    quotas[call.tenant].settle(nowNanos, admittedNanos, used);
    return used.costNanos();
  }

  private Usage usage(Call call, int outputTokens) {
    usage.inputTokens = call.inputTokens;
    usage.cachedInputTokens = call.cachedInputTokens;
    usage.cacheWriteTokens = ProviderCall.of(call).cacheWriteTokens;
    usage.maxTokens = call.maxTokens;
    usage.outputTokens = outputTokens;
    return usage;
  }

  /** Makes the quotas a number of times what they are normally. */
  void scale(long nowNanos, double factor) {
    cut = factor < 1;
    for (Quota quota : quotas) {
      quota.scale(nowNanos, factor);
    }
  }

  /** Calls refused after the warm-up, by the number of the limit. */
  long refusals(int limit) {
    return refusals[limit];
  }
}
