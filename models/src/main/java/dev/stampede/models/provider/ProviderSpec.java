package dev.stampede.models.provider;

import dev.stampede.models.call.NetworkSpec;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.check.Require;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.TierSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider.
 *
 * @param name unique in the scenario
 * @param quota what each tenant may use of it
 * @param quality of its answers, in [0, 1]
 * @param network times on the way to it, and on the way back
 * @param fullStatus HTTP status of the refusal when its queue is full: 529 or 503, say
 * @param cancelStopsWork whether a call that its client gives up is taken out of the engine; if
 *     not, it is served to its end for nobody
 * @param scaling how its capacity follows the load; null if it stays as it is
 * @param admission what stands between a call and the engine beside the quota
 * @param payment how it is paid, beside the prices of calls
 * @param market its other customers, who share the engine with us; null if there is none
 * @param sharedWith the provider whose engine serves its calls, and is described here once more;
 *     null if it has one of its own
 */
public record ProviderSpec(
    String name,
    EngineSpec engine,
    QuotaSpec quota,
    double quality,
    NetworkSpec network,
    int fullStatus,
    boolean cancelStopsWork,
    @Nullable ScalingSpec scaling,
    AdmissionSpec admission,
    Payment payment,
    @Nullable MarketSpec market,
    @Nullable String sharedWith) {

  /**
   * Rejects a quality outside [0, 1], a status that is no error, an engine that is no whole number
   * of replicas, a market or a queue timeout where it cannot be, and what belongs to an engine that
   * is another provider's.
   */
  public ProviderSpec {
    Require.share("quality", quality);
    Require.httpError("full_status", fullStatus);
    if (sharedWith != null) {
      requireOwners("autoscaler", scaling == null, sharedWith);
      requireOwners("market", market == null, sharedWith);
      requireOwners("queue_timeout", admission.queueTimeout() == null, sharedWith);
      requireOwners("prompt_cache", admission.prompts() == null, sharedWith);
      requireOwners("price", payment.perHour() == 0, sharedWith);
    }
    if (!engine.cells().isEmpty()) {
      List<String> places = ProviderPlaces.names(wayInOf(admission), engine.cells());
      Require.that(
          places.stream().distinct().count() == places.size(),
          "cells",
          engine.cells(),
          "not be called as a tier, door, quota or shedding is");
      Require.that(
          scaling == null, "autoscaler", "with cells", "stand at a provider without cells");
      Require.that(market == null, "market", "with cells", "stand at a provider without cells");
      Require.that(
          admission.prompts() == null,
          "prompt_cache",
          "with cells",
          "stand at a provider without cells, each of which would keep prompts of its own");
    }
    if (engine.isKnownByQuota()) {
      Require.that(
          !quota.equals(QuotaSpec.NONE),
          "quota",
          "none",
          "say what the API lets in: without it nothing limits this provider");
      Require.that(
          scaling == null,
          "autoscaler",
          "with api",
          "stand with an engine whose capacity is known");
    }
    if (scaling != null) {
      Require.that(
          engine.units() % scaling.unitsPerReplica() == 0,
          "autoscaler",
          scaling.unitsPerReplica(),
          "make whole replicas of the engine, by its units_per_replica");
    }
    if (admission.queueTimeout() != null) {
      Require.that(
          engine.hasQueue(),
          "queue_timeout",
          "with this engine",
          "stand with servers, tokens, batching or steps, or with nodes that have a queue_limit:"
              + " a sharing engine has no queue");
      Require.that(
          market == null,
          "queue_timeout",
          "with a market",
          "stand without one, whose calls could not time out");
    }
    if (market != null) {
      Require.that(
          engine.takesMarket(),
          "market",
          "with this engine",
          "stand with servers or tokens in the discipline fifo or priority, without slows_at_full, with"
              + " sharing, or with batching in the discipline fifo and one pool of replicas");
      admission.wayIn().requirePassable(market);
    }
  }

  private static Stream<String> wayInOf(AdmissionSpec admission) {
    return admission.wayIn().tiers().stream().map(TierSpec::name);
  }

  private static void requireOwners(String key, boolean absent, String owner) {
    Require.that(
        absent,
        key,
        "with the engine of " + owner,
        "stand with %s, whose engine it is".formatted(owner));
  }

  /** A provider with an engine of its own. */
  public ProviderSpec(
      String name,
      EngineSpec engine,
      QuotaSpec quota,
      double quality,
      NetworkSpec network,
      int fullStatus,
      boolean cancelStopsWork,
      @Nullable ScalingSpec scaling,
      AdmissionSpec admission,
      Payment payment,
      @Nullable MarketSpec market) {
    this(
        name,
        engine,
        quota,
        quality,
        network,
        fullStatus,
        cancelStopsWork,
        scaling,
        admission,
        payment,
        market,
        null);
  }

  /** What it costs for an hour of what there is at the start, before any call. */
  public Cost perHour() {
    return Cost.of(payment.capacity(), payment.perHour() * rented())
        .plus(Cost.of(CostPart.RESERVED, reservedPerHour()));
  }

  private int rented() {
    if (sharedWith != null) {
      return 0;
    }
    return scaling == null ? engine.rented() : engine.units() / scaling.unitsPerReplica();
  }

  /** What is kept for us costs by the hour, of all its tiers together. */
  public double reservedPerHour() {
    return payment.reservedPerHour()
        + admission.tiers().stream().mapToDouble(ServiceTierSpec::reservedPerHour).sum();
  }

  /** The names of the places at which calls can be refused or time out, in the order of the way. */
  public List<String> places() {
    return ProviderPlaces.names(wayInOf(admission), engine.cells());
  }

  /** The quotas of all its tiers, the standard one first. */
  public List<QuotaSpec> quotas() {
    List<QuotaSpec> quotas = new ArrayList<>(List.of(quota));
    admission.tiers().forEach(tier -> quotas.add(tier.quota()));
    return quotas;
  }

  /**
   * A provider whose capacity stays as it is, with nothing but a quota before its engine.
   *
   * @param networkNanos time on each way, not negative
   */
  public ProviderSpec(
      String name,
      EngineSpec engine,
      QuotaSpec quota,
      double quality,
      long networkNanos,
      int fullStatus,
      boolean cancelStopsWork) {
    this(
        name,
        engine,
        quota,
        quality,
        networkNanos,
        fullStatus,
        cancelStopsWork,
        null,
        AdmissionSpec.PLAIN);
  }

  /**
   * A provider without a market.
   *
   * @param networkNanos time on each way, not negative
   */
  public ProviderSpec(
      String name,
      EngineSpec engine,
      QuotaSpec quota,
      double quality,
      long networkNanos,
      int fullStatus,
      boolean cancelStopsWork,
      @Nullable ScalingSpec scaling,
      AdmissionSpec admission) {
    this(
        name,
        engine,
        quota,
        quality,
        NetworkSpec.always(networkNanos),
        fullStatus,
        cancelStopsWork,
        scaling,
        admission,
        Payment.BY_CALLS,
        null);
  }

  /**
   * Returns the same with a payment.
   *
   * @param perCall price of each call that is served
   */
  public ProviderSpec with(Payment newPayment, double perCall) {
    return new ProviderSpec(
        name,
        engine,
        quota,
        quality,
        network,
        fullStatus,
        cancelStopsWork,
        scaling,
        admission.at(Price.ofCalls(perCall)),
        newPayment,
        market,
        sharedWith);
  }

  /** Returns the same with a market. */
  public ProviderSpec with(MarketSpec newMarket) {
    return new ProviderSpec(
        name,
        engine,
        quota,
        quality,
        network,
        fullStatus,
        cancelStopsWork,
        scaling,
        admission,
        payment,
        newMarket,
        sharedWith);
  }

  /**
   * Returns the same whose calls are served by another provider's engine.
   *
   * @param owner has an engine of its own
   */
  public ProviderSpec servedBy(ProviderSpec owner) {
    Require.that(
        owner.engine.cells().isEmpty(),
        "shared_with",
        owner.name,
        "be a provider without cells: who comes through another door would belong to none");
    return new ProviderSpec(
        name,
        owner.engine,
        quota,
        quality,
        network,
        fullStatus,
        cancelStopsWork,
        scaling,
        admission,
        payment,
        market,
        owner.name);
  }
}
