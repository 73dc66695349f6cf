package dev.stampede.models.provider;

import dev.stampede.models.check.Require;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.quota.QuotaSpec;
import org.jspecify.annotations.Nullable;

/**
 * A provider.
 *
 * @param name unique in the scenario
 * @param quota what each tenant may use of it
 * @param quality of its answers, in [0, 1]
 * @param networkNanos time on the way to it, and again on the way back
 * @param fullStatus HTTP status of the refusal when its queue is full: 529 or 503, say
 * @param cancelStopsWork whether a call that its client gives up is taken out of the engine; if
 *     not, it is served to its end for nobody
 * @param market its other customers, who share the engine with us; null if there is none
 */
public record ProviderSpec(
    String name,
    EngineSpec engine,
    QuotaSpec quota,
    double quality,
    long networkNanos,
    int fullStatus,
    boolean cancelStopsWork,
    @Nullable MarketSpec market) {

  /** A provider without a market. */
  public ProviderSpec(
      String name,
      EngineSpec engine,
      QuotaSpec quota,
      double quality,
      long networkNanos,
      int fullStatus,
      boolean cancelStopsWork) {
    this(name, engine, quota, quality, networkNanos, fullStatus, cancelStopsWork, null);
  }

  /** Rejects a quality outside [0, 1], a negative network time and a status that is no error. */
  public ProviderSpec {
    Require.share("quality", quality);
    Require.notNegative("network", networkNanos);
    Require.that(
        fullStatus >= 400 && fullStatus <= 599,
        "full_status",
        fullStatus,
        "be an HTTP error, 400 to 599");
    Require.that(
        market == null || EngineSpec.takesMarket(engine),
        "market",
        "with this engine",
        "stand with servers or tokens in the discipline fifo, or with sharing");
  }

  /** Returns the same with a market. */
  public ProviderSpec with(MarketSpec newMarket) {
    return new ProviderSpec(
        name, engine, quota, quality, networkNanos, fullStatus, cancelStopsWork, newMarket);
  }
}
