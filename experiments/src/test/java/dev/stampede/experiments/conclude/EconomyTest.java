package dev.stampede.experiments.conclude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Piece;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.experiments.tally.Samples;
import dev.stampede.experiments.tally.Sightings;
import dev.stampede.reports.result.CostFrontier;
import dev.stampede.reports.result.CostFrontier.Point;
import dev.stampede.reports.result.CostFrontier.Step;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of 1,000 pieces some are lost, for 3 each, and all cost something more. */
class EconomyTest {

  private final List<String> names = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();

  /** Two replications that are the same. */
  private EconomyTest given(String name, int lost, double fixed) {
    ArchitectureTally tally = Samples.tally(List.of(), "work");
    List<Piece> pieces =
        Samples.work(
            Samples.times(1_000 - lost, Piece.full(1)), Samples.times(lost, Piece.failed(1)));
    for (int replication = 0; replication < 2; replication++) {
      Samples.add(tally, fixed, Samples.result("work", List.of(), pieces));
    }
    names.add(name);
    samples.add(tally.sample(Sightings.none(2)));
    return this;
  }

  private CostFrontier frontier(String... kept) {
    return new Economy(names, Set.of("oracle"), samples)
        .frontier(Arrays.stream(kept).map(EconomyTest::met).toList());
  }

  private static ObjectiveResult met(String architecture) {
    return new ObjectiveResult(
        "work.availability >= 99%",
        architecture,
        Verdict.MET,
        1,
        Estimate.ofOne(1),
        "work",
        "availability",
        ">=",
        0.99,
        "share",
        "",
        "",
        WithinLimit.NONE);
  }

  private static List<String> efficient(CostFrontier frontier) {
    return frontier.points().stream().filter(Point::efficient).map(Point::architecture).toList();
  }

  /** 100, 10 and 1 of 1,000 lost are 1, 2 and 3 nines, at 400, 630 and 1,003. */
  @Test
  void steps_sayWhatOneMoreNineCosts() {
    CostFrontier frontier =
        given("best", 1, 1_000).given("cheap", 100, 100).given("good", 10, 600).frontier();

    assertThat(frontier.steps()).extracting(Step::from).containsExactly("cheap", "good");
    assertThat(frontier.steps()).extracting(Step::to).containsExactly("good", "best");
    Step first = frontier.steps().get(0);
    assertThat(first.cost().mean()).isEqualTo(230, within(1e-9));
    assertThat(first.availability().mean()).isEqualTo(0.09, within(1e-12));
    assertThat(first.perNine()).isEqualTo(230, within(1e-9));
    assertThat(frontier.steps().get(1).perNine()).isEqualTo(373, within(1e-9));
    assertThat(frontier.points()).extracting(Point::architecture).isEqualTo(names);
  }

  @Test
  void frontier_leavesOutWhatIsBeaten_andBounds() {
    CostFrontier frontier =
        given("dear", 10, 700)
            .given("good", 10, 600)
            .given("same", 10, 600)
            .given("worse", 20, 600)
            .given("oracle", 0, 1)
            .frontier();

    assertThat(efficient(frontier)).containsExactly("good");
    assertThat(frontier.steps()).isEmpty();
    assertThat(frontier.points()).hasSize(5);
  }

  @Test
  void perfection_hasNoNineMore() {
    CostFrontier frontier = given("cheap", 10, 0).given("perfect", 0, 500).frontier();

    assertThat(frontier.steps().get(0).perNine()).isNaN();
    assertThat(frontier.steps().get(0).cost().mean()).isEqualTo(470, within(1e-9));
  }

  @Test
  void cheapest_isOneThatKeepsAll_withTheNext() {
    CostFrontier frontier =
        given("miss", 500, 0)
            .given("a", 2, 900)
            .given("b", 1, 400)
            .given("oracle", 0, 1)
            .frontier("a", "b", "oracle");

    CostFrontier.Cheapest cheapest = frontier.cheapest().orElseThrow();
    assertThat(cheapest.architecture()).isEqualTo("b");
    assertThat(cheapest.cost()).isEqualTo(403, within(1e-9));
    assertThat(cheapest.next()).contains("a");
    assertThat(cheapest.less().orElseThrow().mean()).isEqualTo(503, within(1e-9));
    assertThat(frontier().cheapest()).isEmpty();
    assertThat(frontier("a").cheapest().orElseThrow().next()).isEmpty();
  }

  /** That no ticket was seen in 2,000 pieces does not mean that there are none: Wilson's 0.19 %. */
  @Test
  void totals_areAsUnsureAsTheirTickets() {
    given("perfect", 0, 500);

    Estimate cost = Metrics.TOTAL_COST.estimate(samples.get(0));
    assertThat(cost.mean()).isEqualTo(500);
    assertThat(cost.ci95().get(0)).isEqualTo(500);
    double wilson = 3.8414588 / (2_000 + 3.8414588);
    assertThat(cost.ci95().get(1)).isEqualTo(500 + 3 * 1_000 * wilson, within(1e-3));
  }
}
