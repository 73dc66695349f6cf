package dev.stampede.models.provider;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.call.Call;
import dev.stampede.models.cost.Spending;
import dev.stampede.models.provider.AdmissionResult.Refusals;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.SharedQuotas;
import dev.stampede.models.quota.Usage;
import java.util.ArrayList;
import java.util.List;

/** The quotas of a provider, tier by tier, and what its calls cost. */
final class Admission {

  private final Horizon horizon;
  private final ServiceTier standard;
  private final ServiceTier first;
  private final ServiceTier[] tiers;
  private final Spending spending;
  private final Spending shadowSpending;
  private long delayed;
  private long delayNanos;

  Admission(ProviderSpec spec, int tenants, SharedQuotas quotas, Horizon horizon) {
    this.horizon = horizon;
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
    long cost = tier.settle(nowNanos, call, ours.admittedNanos, outputTokens);
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
