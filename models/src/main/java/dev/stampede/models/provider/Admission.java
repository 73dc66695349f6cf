package dev.stampede.models.provider;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.call.Call;
import dev.stampede.models.cost.Spending;
import dev.stampede.models.memory.PromptCache;
import dev.stampede.models.provider.AdmissionResult.Refusals;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.SharedQuotas;
import dev.stampede.models.quota.Usage;
import dev.stampede.models.work.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of a provider, tier by tier, and what its calls cost; what is kept of their prompts
 * enters both.
 */
final class Admission {

  private final Horizon horizon;
  private final ServiceTier standard;
  private final ServiceTier first;
  private final ServiceTier[] tiers;
  private final Spending spending;
  private final Spending shadowSpending;
  private final @Nullable PromptCache prompts;
  private long delayed;
  private long delayNanos;

  /**
   * Opens the quotas.
   *
   * @param prompts what the engine keeps of sessions' prompts; null if nothing
   */
  Admission(
      ProviderSpec spec,
      int tenants,
      SharedQuotas quotas,
      Horizon horizon,
      @Nullable PromptCache prompts) {
    this.horizon = horizon;
    this.prompts = prompts;
    this.spending = new Spending(spec.payment().calls());
    this.shadowSpending = new Spending(spec.payment().calls());
    List<ServiceTier> opened = new ArrayList<>();
    ServiceTier triedFirst = null;
    for (ServiceTierSpec tierSpec : spec.admission().tiers()) {
      ServiceTier tier = open(tierSpec, spec.admission().price(), tenants, quotas);
      opened.add(tier);
      triedFirst = tierSpec.first() ? tier : triedFirst;
    }
    this.standard =
        open(ServiceTier.standard(spec.quota()), spec.admission().price(), tenants, quotas);
    this.first = triedFirst == null ? standard : triedFirst;
    opened.add(standard);
    this.tiers = opened.toArray(ServiceTier[]::new);
  }

  private static ServiceTier open(
      ServiceTierSpec spec, Price price, int tenants, SharedQuotas quotas) {
    Usage usage = new Usage(price.times(spec.priceFactor()));
    return new ServiceTier(spec, quotas.open(spec.quota(), tenants), usage);
  }

  /** Admits a call, or writes the refusal into its answer. */
  boolean admit(long nowNanos, Call call) {
    if (prompts != null) {
      ProviderCall.of(call).cacheWriteTokens = prompts.find(nowNanos, call);
    }
    boolean counts = horizon.counts(nowNanos);
    ServiceTier tier = tierOf(call);
    boolean admitted = tier.admit(nowNanos, call, counts);
    if (!admitted && tier.spec.spillsOver()) {
      tier = standard;
      admitted = tier.admit(nowNanos, call, counts);
    }
    if (admitted) {
      call.answer.clearRefusal();
      ProviderCall ours = ProviderCall.of(call);
      ours.tier = tier;
      ours.admittedNanos = nowNanos;
      delayNanos = tier.delayNanos(call);
      delayed += counts && delayNanos > 0 ? 1 : 0;
      if (tier.spec.priority() != ServiceTierSpec.OWN_PRIORITY) {
        call.priority = tier.spec.priority();
      }
    }
    return admitted;
  }

  /** How long the call that was admitted last has to be held before it may go on. */
  long delayNanos() {
    return delayNanos;
  }

  /** The engine has taken a call that was admitted. */
  void entered(long nowNanos, Call call) {
    if (prompts != null) {
      prompts.use(nowNanos, call);
    }
  }

  private ServiceTier tierOf(Call call) {
    String name = call.serviceTier;
    if (name != null) {
      for (ServiceTier tier : tiers) {
        if (tier.spec.name().equals(name)) {
          return tier;
        }
      }
    }
    return first;
  }

  /** Settles the quota of an admitted call that has ended, with what it made of its answer. */
  void settle(long nowNanos, Call call, int outputTokens) {
    ProviderCall ours = ProviderCall.of(call);
    ServiceTier tier = ours.tier;
    if (tier == null) {
      throw new IllegalStateException("a call was not admitted");
    }
    ours.tier = null;
    boolean computed =
        outputTokens != Usage.NO_ANSWER || call.answer.firstTokenNanos != Answer.NEVER;
    if (prompts != null && computed) {
      prompts.write(nowNanos, call);
    }
    long cost = tier.settle(nowNanos, call, ours.admittedNanos, outputTokens);
    call.costNanos = cost;
    if (cost > 0 && horizon.counts(call.bornNanos)) {
      spending.add(call.useCase, cost);
      if (call.shadow) {
        shadowSpending.add(call.useCase, cost);
      }
    }
  }

  /** Makes all quotas a number of times what they are normally. */
  void scale(long nowNanos, double factor) {
    for (ServiceTier tier : tiers) {
      tier.scale(nowNanos, factor);
    }
  }

  /** Returns who was refused by what, and what was spent. */
  AdmissionResult result() {
    List<Refusals> refusals = new ArrayList<>();
    for (ServiceTier tier : tiers) {
      List<LimitSpec> limits = tier.spec.quota().all();
      for (int i = 0; i < limits.size(); i++) {
        LimitSpec limit = limits.get(i);
        refusals.add(
            new Refusals(
                tier.spec.name(), limit.name(), limit.refusal().errorCode(), tier.refusals(i)));
      }
    }
    return new AdmissionResult(refusals, delayed, spending, shadowSpending);
  }
}
