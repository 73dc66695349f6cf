package dev.stampede.models.attribution;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gateway whose warm-up ends at 10 s, in a run of 100 s. */
class GatewayBooksTest {

  private static final Intervals RUN = new Intervals(nanos(100), 1);
  private static final Horizon HORIZON = Horizon.of(RUN, nanos(10));

  private final GatewayBooks books = new GatewayBooks(HORIZON);

  private static List<FaultSpec> outage(double at, double seconds) {
    Effect effect = new Outage(503, 0);
    return List.of(new FaultSpec("f", "p", nanos(at), nanos(seconds), effect));
  }

  @Test
  void layers_countPassagesByHowTheyEnded() {
    LayerBooks layer = books.chain("p", "", List.of()).layer("retry");
    for (int i = 0; i < 40; i++) {
      layer.entered(0);
    }
    layer.answered(true);
    layer.answered(true);
    for (int i = 0; i < 3; i++) {
      layer.answered(false);
    }
    layer.ended(0, Status.CACHE_MISS); // fails, too: nothing is refused
    for (int i = 0; i < 5; i++) {
      layer.ended(0, Status.TIMEOUT);
    }
    for (int i = 0; i < 7; i++) {
      layer.ended(0, Status.BREAKER_OPEN);
    }
    for (int i = 0; i < 11; i++) {
      layer.cancelled();
    }
    layer.kept(13);
    layer.kept(17);
    LayerResult result = books.result(nanos(50)).layers().get(0);
    assertThat(result.chain()).isEqualTo("p");
    assertThat(result.layer()).isEqualTo("retry");
    assertThat(result.entered()).isEqualTo(40);
    assertThat(result.succeeded()).isEqualTo(2);
    assertThat(result.failed()).isEqualTo(4);
    assertThat(result.timedOut()).isEqualTo(5);
    assertThat(result.rejected()).isEqualTo(7);
    assertThat(result.cancelled()).isEqualTo(11);
    assertThat(result.unfinished()).isEqualTo(11);
    assertThat(result.keptNanos().toDouble()).isEqualTo(30);
  }

  @Test
  void layersAndGuards_areListedInOrder_andKnowWhereTheyAre() {
    ChainBooks pool = books.chain("pool", "", List.of());
    ChainBooks north = pool.inner("north", outage(20, 5));
    LayerBooks retry = pool.layer("retry");
    LayerBooks call = north.layer("call");
    GuardBooks guard = north.guard("cooldown");
    guard.opened(nanos(21));
    Attribution result = books.result(nanos(50));
    assertThat(List.of(retry.number(), call.number())).containsExactly(0, 1);
    assertThat(books.place(0)).isEqualTo("retry");
    assertThat(books.place(1)).isEqualTo("north/call");
    assertThat(result.layers())
        .extracting(LayerResult::chain)
        .containsExactly("pool", "pool/north");
    assertThat(result.guards()).extracting(GuardResult::chain).containsExactly("pool/north");
    assertThat(result.guards()).extracting(GuardResult::guard).containsExactly("cooldown");
    assertThat(result.guards().get(0).openNanos()).isEqualTo(nanos(29));
    assertThat(result.guards().get(0).noticedAfterNanos()).isEqualTo(nanos(1)); // of its own faults
    assertThat(books.horizon()).isEqualTo(HORIZON);
  }

  @Test
  void booksThatNobodyReads_areNotListed() {
    LayerBooks.unlisted().entered(0);
    GuardBooks.unlisted().opened(1);
    FaultLoad.unlisted().sent();
    assertThat(LayerBooks.unlisted().number()).isEqualTo(LayerBooks.UNLISTED);
    assertThat(FaultLoad.unlisted().strikes(0)).isFalse();
    assertThat(books.result(1)).isEqualTo(Attribution.NONE);
  }

  @Test
  void faultLoads_areOfAllLinesToAProvider() {
    FaultLoad one = books.load("p", outage(20, 10));
    FaultLoad other = books.load("p", outage(20, 10));
    FaultLoad well = books.load("q", List.of());
    FaultLoad later = books.load("r", outage(60, 10));
    one.sent();
    one.sent();
    one.succeeded();
    other.sent();
    other.sent();
    other.sent();
    other.succeeded();
    other.succeeded();
    assertThat(well.strikes(nanos(25))).isFalse();
    assertThat(later.strikes(nanos(25))).isFalse();
    assertThat(books.result(nanos(26)).faultLoads())
        .containsExactly(new FaultLoadResult("p", nanos(6), 5, 3));
  }

  @Test
  void faults_strikeFromTheirStartToTheMomentBeforeTheirEnd() {
    List<FaultSpec> first = outage(20, 5);
    List<FaultSpec> second = outage(40, 5);
    FaultLoad load = books.load("p", List.of(second.get(0), first.get(0)));
    assertThat(load.strikes(nanos(20) - 1)).isFalse();
    assertThat(load.strikes(nanos(20))).isTrue();
    assertThat(load.strikes(nanos(25) - 1)).isTrue();
    assertThat(load.strikes(nanos(25))).isFalse();
    assertThat(load.strikes(nanos(40) - 1)).isFalse();
    assertThat(load.strikes(nanos(40))).isTrue();
    assertThat(load.strikes(nanos(45))).isFalse();
    assertThat(load.strikes(nanos(99))).isFalse();
    assertThat(books.result(nanos(42)).faultLoads())
        .containsExactly(new FaultLoadResult("p", nanos(7), 0, 0));
  }

  @Test
  void faultWindows_endWithTheRun() {
    FaultWindows cut = FaultWindows.of(outage(95, 20), HORIZON);
    assertThat(cut.start(0)).isEqualTo(nanos(95));
    assertThat(cut.end(0)).isEqualTo(nanos(100));
    assertThat(FaultWindows.of(outage(100, 20), HORIZON).count()).isZero();
  }

  @Test
  void faultWindows_beginAtTheEndOfTheWarmUp() {
    assertThat(FaultWindows.of(outage(4, 6), HORIZON).count()).isZero(); // over by then
    FaultWindows cut = FaultWindows.of(outage(4, 7), HORIZON);
    assertThat(cut.start(0)).isEqualTo(nanos(10));
    assertThat(cut.end(0)).isEqualTo(nanos(11));
    FaultSpec first = outage(20, 5).get(0);
    FaultWindows touching = FaultWindows.of(List.of(first, outage(25, 5).get(0)), HORIZON);
    assertThat(touching.count()).isEqualTo(1);
    assertThat(touching.end(0)).isEqualTo(nanos(30));
    FaultWindows apart = FaultWindows.of(List.of(first, outage(25.5, 5).get(0)), HORIZON);
    assertThat(apart.count()).isEqualTo(2);
    assertThat(apart.nanosUntil(nanos(20))).isZero();
    assertThat(apart.nanosUntil(nanos(99))).isEqualTo(nanos(10));
    FaultWindows inside = FaultWindows.of(List.of(first, outage(21, 1).get(0)), HORIZON);
    assertThat(inside.end(0)).isEqualTo(nanos(25));
  }
}
