package dev.stampede.experiments.conclude;

import dev.stampede.models.market.MarketFigures;
import dev.stampede.models.market.MarketResult;
import dev.stampede.reports.result.MarketSummary;
import org.jspecify.annotations.Nullable;

/** Reads off what became of the calls of a provider's other customers. */
final class MarketReadings {

  private MarketReadings() {}

  /** Returns the market of a provider, class by class; that of none where there is none. */
  static MarketSummary summary(@Nullable MarketResult market) {
    if (market == null) {
      return MarketSummary.NONE;
    }
    MarketFigures all = market.all();
    return new MarketSummary(
        Math.round(all.offered()),
        Math.round(all.served()),
        Math.round(all.refused()),
        Math.round(all.limited()),
        Math.round(all.shed()),
        Math.round(all.abandoned()),
        Math.round(all.cut()),
        Math.round(all.failedOver()),
        market.classes().stream().map(MarketReadings::customers).toList());
  }

  private static MarketSummary.CustomerClass customers(MarketResult.OfClass of) {
    MarketFigures calls = of.calls();
    return new MarketSummary.CustomerClass(
        of.name(),
        Math.round(calls.offered()),
        Math.round(calls.served()),
        Math.round(calls.refused()),
        Math.round(calls.limited()),
        Math.round(calls.shed()),
        Math.round(calls.abandoned()),
        Math.round(calls.cut()),
        Math.round(calls.failedOver()));
  }
}
