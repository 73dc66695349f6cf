package dev.stampede.models.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.models.PrimeMerge;
import dev.stampede.models.cell.CellResult;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.cost.Spending;
import dev.stampede.models.market.MarketResult;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.place.HangUps;
import dev.stampede.models.place.Place;
import dev.stampede.models.start.StartsResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProviderResultTest {

  private static ProviderResult result(
      long succeeded, long rejected, long failed, long timedOut, @Nullable MarketResult market) {
    return new ProviderResult(
        "p",
        100,
        succeeded,
        0,
        0,
        rejected,
        failed,
        50,
        timedOut,
        0,
        0,
        0,
        0,
        0,
        0,
        new IntervalCounts(PrimeMerge.INTERVALS),
        new IntervalCounts(PrimeMerge.INTERVALS),
        new IntervalCounts(PrimeMerge.INTERVALS),
        List.of(new Place("door", PrimeMerge.INTERVALS)),
        new HangUps(Horizon.of(PrimeMerge.INTERVALS, 0)),
        new IntervalSums(PrimeMerge.INTERVALS),
        new AdmissionResult(
            List.of(), 0, new Spending(CostPart.TOKENS), new Spending(CostPart.TOKENS)),
        Cost.NONE,
        List.of(),
        null,
        null,
        null,
        List.of(),
        market,
        "p");
  }

  @Test
  void absorb_addsEveryFigure() {
    PrimeMerge.of(ProviderResult.class)
        .largest(
            "starts.longestWaitNanos",
            "wayIn[0].starts.longestWaitNanos",
            "wayIn[1].starts.longestWaitNanos")
        .check(ProviderResult::absorb);
    PrimeMerge.of(NodesResult.class).check(NodesResult::absorb);
    PrimeMerge.of(StartsResult.class).largest("longestWaitNanos").check(StartsResult::absorb);
    PrimeMerge.of(CellResult.class).check(CellResult::plus);
  }

  @Test
  void absorb_keepsTheMarketWhereOneHasNone() {
    MarketResult market = new MarketResult(2, 3, 5, 7, 11, 13);
    ProviderResult with = result(1, 0, 0, 0, market).absorb(result(1, 0, 0, 0, null));
    assertThat(with.market()).isEqualTo(market);
    ProviderResult without = result(1, 0, 0, 0, null).absorb(result(1, 0, 0, 0, market));
    assertThat(without.market()).isNull();
  }

  @Test
  void availability_isOfTheCallsThatEnded() {
    assertThat(result(12, 4, 3, 1, null).availability()).isEqualTo(12 / 20.0);
    assertThat(result(0, 0, 0, 0, null).availability()).isNaN(); // nothing was measured
    assertThat(result(0, 1, 0, 0, null).availability()).isZero();
  }
}
