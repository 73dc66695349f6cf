package dev.stampede.experiments.conclude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Tallies;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.attribution.FaultLoadResult;
import dev.stampede.models.attribution.GuardResult;
import dev.stampede.models.attribution.LayerResult;
import dev.stampede.models.place.Place;
import dev.stampede.reports.result.AttributionSummary;
import dev.stampede.reports.result.AttributionSummary.FaultLoad;
import dev.stampede.reports.result.AttributionSummary.Guard;
import dev.stampede.reports.result.AttributionSummary.Layer;
import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.AttributionSummary.Spread;
import dev.stampede.reports.result.AttributionSummary.Step;
import dev.stampede.reports.result.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * In two replications, most of the time. Of two values the interval is their mean give or take
 * t(0.975; 1) = 12.7062 times half their difference.
 */
class AttributionReadingsTest {

  private static final long SECOND = Tallies.SECOND;
  private static final double STUDENT = 12.7062;

  private static Place place(String layer) {
    return new Place(layer, Tallies.INTERVALS);
  }

  private static LayerResult layer(String layer, long entered, long keptSeconds) {
    ExactSum kept = new ExactSum();
    kept.add(keptSeconds * SECOND);
    String chain = layer.equals("ladder") ? "" : "p";
    return new LayerResult(chain, layer, entered, 1, 2, 3, 0, 1, kept, place(layer));
  }

  private static Attribution attribution(
      List<LayerResult> layers, List<GuardResult> guards, FaultLoadResult... loads) {
    return new Attribution(layers, guards, List.of(loads));
  }

  private static AttributionSummary read(Attribution... replications) {
    return new AttributionReadings(Tallies.ofAttributions(replications), Confidence.PLAIN)
        .summary();
  }

  /** Two breakers in each replication; the first time they open in all faults. */
  private static GuardResult first() {
    return new GuardResult(
        "p",
        "breaker",
        2,
        4,
        3,
        3,
        20 * SECOND,
        15 * SECOND,
        5,
        2,
        2,
        6 * SECOND,
        4 * SECOND,
        8,
        7);
  }

  private static GuardResult second() {
    return new GuardResult(
        "p", "breaker", 2, 8, 5, 2, 60 * SECOND, 40 * SECOND, 7, 4, 1, SECOND, SECOND, 3, 3);
  }

  private static GuardResult blind() {
    return new GuardResult("p", "breaker", 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0);
  }

  private static void assertEstimate(Estimate estimate, double mean, double halfDifference) {
    assertThat(estimate.mean()).isCloseTo(mean, within(1e-9));
    assertThat(estimate.ci95().get(0)).isCloseTo(0, within(1e-9)); // and no less
    assertThat(estimate.ci95().get(1)).isCloseTo(mean + STUDENT * halfDifference, within(1e-3));
  }

  private static void assertSpread(Spread spread, double mean, double half, double worst) {
    assertEstimate(spread.mean(), mean, half);
    assertThat(spread.worst()).isEqualTo(worst);
  }

  @Test
  void layers_areForEachPieceOfWorkThatCameToTheLadder() {
    List<Layer> layers =
        read(
                attribution(List.of(layer("ladder", 10, 0), layer("retry", 15, 20)), List.of()),
                attribution(List.of(layer("ladder", 20, 0), layer("retry", 50, 80)), List.of()))
            .layers();
    assertThat(layers).extracting(Layer::layer).containsExactly("ladder", "retry");
    Layer retry = layers.get(1);
    assertThat(retry.chain()).isEqualTo("p");
    assertThat(retry.entered()).isEqualTo(65);
    assertThat(retry.succeeded()).isEqualTo(2);
    assertThat(retry.failed()).isEqualTo(4);
    assertThat(retry.rejected()).isEqualTo(6);
    assertThat(retry.timedOut()).isZero();
    assertThat(retry.cancelled()).isEqualTo(2);
    assertThat(retry.unfinished()).isEqualTo(51);
    assertEstimate(retry.amplification(), 2, 0.5); // 15 / 10 and 50 / 20
    assertEstimate(retry.keptSeconds(), 3, 1); // 20 / 10 and 80 / 20
  }

  @Test
  void layersOfALadderThatNobodyCameTo_areZero() {
    LayerResult empty =
        new LayerResult("", "ladder", 0, 0, 0, 0, 0, 0, new ExactSum(), place("ladder"));
    Layer layer = read(attribution(List.of(empty), List.of())).layers().get(0);
    assertThat(layer.amplification()).isEqualTo(Estimate.ofOne(0));
    assertThat(layer.keptSeconds()).isEqualTo(Estimate.ofOne(0));
  }

  @Test
  void guards_areOneByOneInEachReplication_andTheirTimesInSeconds() {
    Guard guard =
        read(attribution(List.of(), List.of(first())), attribution(List.of(), List.of(second())))
            .guards()
            .get(0);
    assertThat(guard.chain()).isEqualTo("p");
    assertThat(guard.guard()).isEqualTo("breaker");
    assertThat(guard.replicas()).isEqualTo(2);
    assertThat(guard.openings()).isEqualTo(12);
    assertThat(guard.openingsInFaults()).isEqualTo(5);
    assertSpread(guard.openingsOfEach(), 3, 1, 5); // 4 / 2 and 8 / 2
    assertSpread(guard.openSecondsOfEach(), 20, 10, 40); // 20 / 2 and 60 / 2
    assertThat(guard.probes()).isEqualTo(12);
    assertThat(guard.faults()).isEqualTo(6);
    assertThat(guard.faultsNoticed()).isEqualTo(3);
    assertSpread(guard.openedAfterSeconds(), 2, 1, 4); // 6 / 2 and 1 / 1
    assertSpread(guard.failuresBefore(), 3.5, 0.5, 7); // 8 / 2 and 3 / 1
  }

  @Test
  void lowerEndsOfTimes_areInSeconds_too() {
    GuardResult same = first();
    Guard guard =
        read(attribution(List.of(), List.of(same)), attribution(List.of(), List.of(same)))
            .guards()
            .get(0);
    assertThat(guard.openSecondsOfEach().mean()).isEqualTo(Estimate.of(10, 10, 10));
    assertThat(guard.openedAfterSeconds().mean()).isEqualTo(Estimate.of(3, 3, 3));
  }

  @Test
  void faultsThatNobodyNoticed_haveNoPartInTheTimeToNotice() {
    Guard once =
        read(attribution(List.of(), List.of(first())), attribution(List.of(), List.of(blind())))
            .guards()
            .get(0);
    assertThat(once.openedAfterSeconds()).isEqualTo(new Spread(Estimate.ofOne(3), 4));
    assertThat(once.failuresBefore()).isEqualTo(new Spread(Estimate.ofOne(4), 7));
    assertThat(once.faults()).isEqualTo(4);
    Guard never = read(attribution(List.of(), List.of(blind()))).guards().get(0);
    assertThat(never.openedAfterSeconds()).isEqualTo(new Spread(Estimate.ofOne(0), 0));
  }

  /** A fault by chance may strike one provider in one replication, and another one in the next. */
  @Test
  void faultLoads_areOfTheirProvider_overAllReplications() {
    List<FaultLoad> loads =
        read(
                attribution(List.of(), List.of(), new FaultLoadResult("p", 30 * SECOND, 11, 2)),
                attribution(
                    List.of(),
                    List.of(),
                    new FaultLoadResult("q", 50 * SECOND, 7, 3),
                    new FaultLoadResult("p", 20 * SECOND, 5, 1)))
            .faultLoads();
    assertThat(loads).extracting(FaultLoad::provider).containsExactly("p", "q");
    assertThat(loads).extracting(FaultLoad::faultSeconds).containsExactly(50.0, 50.0);
    assertThat(loads).extracting(FaultLoad::calls).containsExactly(16L, 7L);
    assertThat(loads).extracting(FaultLoad::succeeded).containsExactly(3L, 3L);
    assertEstimate(loads.get(0).callsPerRun(), 8, 3);
    assertEstimate(loads.get(1).callsPerRun(), 3.5, 3.5);
  }

  @Test
  void origins_areSharesOfTheWorkOfEachReplication() {
    ArchitectureTally tally =
        Tallies.ofUseCase(Tallies.spec("ourselves"), Tallies.work(6, 2, 2), Tallies.work(15, 5, 0));
    List<Origin> origins = new AttributionReadings(tally, Confidence.PLAIN).summary().origins();
    Step first = new Step(1, "north", "layer2", "timeout", "timeout", "", 0);
    assertThat(origins).extracting(Origin::useCase).containsOnly("work");
    assertThat(origins)
        .extracting(Origin::outcome)
        .containsExactly("unfinished", "full", "failed", "unfinished");
    assertThat(origins).extracting(Origin::count).containsExactly(1L, 21L, 7L, 1L);
    assertThat(origins)
        .extracting(Origin::at)
        .containsExactly(
            new Step(0, "", "", Step.UNDER_WAY, "", "", 0),
            new Step(2, "south", "layer3", "ok", "", "", 0),
            new Step(2, "south", "layer3", "error", "quota", "rpm", 429),
            new Step(1, "north", "layer2", Step.UNDER_WAY, "", "", 0));
    assertThat(origins)
        .extracting(Origin::after)
        .containsExactly(List.of(), List.of(first), List.of(first), List.of());
    assertThat(origins.get(0).share().mean()).isCloseTo(1 / 30.0, within(1e-12)); // 1 + 0
    assertThat(origins.get(1).share().mean()).isCloseTo(21 / 30.0, within(1e-12)); // 6 + 15
    Estimate failed = origins.get(2).share(); // 2 of 10 and 5 of 20
    assertThat(failed.mean()).isCloseTo(7 / 30.0, within(1e-12));
    // Influence -+1/45: Student's interval is 0.2333 -+ 0.2824, Wilson's for 8.62 pieces wider.
    assertThat(failed.ci95().get(0)).isEqualTo(0.0);
    assertThat(failed.ci95().get(1)).isCloseTo(0.5643, within(5e-4));
  }
}
