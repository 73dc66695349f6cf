package dev.stampede.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.preview.Glance;
import dev.stampede.experiments.preview.Preview;
import dev.stampede.experiments.preview.Viewer;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is known while a scenario is run is what a run of as much finds. */
class PreviewTest {

  private static final String THREE =
      """
      apiVersion: stampede/v1
      name: three
      duration: 5m
      seed: 7
      replications: 3
      demand:
        work:
          arrivals: {rate: 8/s}
          tolerance: {deadline: 3s}
      providers:
        one: {engine: {servers: 1, service: {dist: exponential, mean: 100ms}}}
        two: {engine: {servers: 2, service: {dist: exponential, mean: 100ms}}}
      faults:
        - {id: gone, provider: one, kind: outage, at: 2m, for: 1m}
      architectures:
        single: {ladder: [one]}
        pair: {ladder: [one, two]}
        other: {ladder: [two]}
      objectives:
        - work.availability >= 90%
        - {metric: tickets, use_case: work, versus: single, at_most: 50%}
      """;

  /** Keeps what is seen. */
  private record Seen(List<Summary> summaries, List<Glance> glances, Consumer<Glance> further)
      implements Viewer {

    private static Seen and(Consumer<Glance> further) {
      return new Seen(new ArrayList<>(), new ArrayList<>(), further);
    }

    @Override
    public void sees(Glance glance) {
      glances.add(glance);
      summaries.add(glance.experiment().summary());
      further.accept(glance);
    }

    @Override
    public void waits(int replication, double done) {
      assertThat(replication).isBetween(1, 3);
      assertThat(done).isBetween(0.0, 1.0);
    }
  }

  private static Summary whole(Scenario scenario) {
    return new Experimenter(Scenarios.executor(scenario, 2))
        .run(scenario, ProgressListener.NOBODY, new Cancellation())
        .orElseThrow()
        .summary();
  }

  private static Seen preview(Scenario scenario, int workers, String first) {
    Seen seen = Seen.and(glance -> {});
    Preview.run(Scenarios.executor(scenario, workers), scenario, first, seen, new Cancellation());
    return seen;
  }

  private static List<String> names(Summary summary) {
    return summary.architectures().stream().map(ArchitectureSummary::name).toList();
  }

  @Test
  void oneArchitecture_isSeenFirst() {
    Scenario scenario = Scenarios.read(THREE);
    Seen seen = preview(scenario, 2, "pair");

    Summary first = seen.summaries.get(0);
    assertThat(names(first)).containsExactly("pair");
    assertThat(first.scenario().replications()).isEqualTo(1);
    assertThat(first.partial()).isFalse();
    assertThat(first.objectives())
        .as("what compares with an architecture that is not seen is left out")
        .extracting(ObjectiveResult::objective)
        .containsExactly("work.availability >= 90%");
    assertThat(names(seen.summaries.get(2))).containsExactly("single", "pair", "other");
    assertThat(seen.glances)
        .extracting(Glance::isLast)
        .containsExactly(false, false, false, false, true);
    assertThat(seen.glances).extracting(Glance::asked).containsOnly(3);
  }

  @Test
  void whatIsSeen_hasTheBitsOfARunOfAsMuch() {
    Scenario scenario = Scenarios.read(THREE);
    for (int workers : new int[] {1, 3}) {
      Seen seen = preview(scenario, workers, "no such name");
      assertThat(names(seen.summaries.get(0))).containsExactly("single");
      for (int replications = 1; replications <= 3; replications++) {
        Summary whole = whole(scenario.withReplications(replications));
        Summary shown = seen.summaries.get(1 + replications);
        assertThat(shown.run().digest()).isEqualTo(whole.run().digest());
        assertThat(shown.objectives()).isEqualTo(whole.objectives());
        assertThat(shown.architectures()).isEqualTo(whole.architectures());
      }
    }
  }

  /** They are run a second time, with nothing that goes wrong, and what they lose is told. */
  @Test
  void peopleInAClosedLoop_areSetBesideThemselves() {
    Scenario scenario =
        Scenarios.read(
            THREE
                .replace("arrivals: {rate: 8/s}", "people: 20\n    think: 3s")
                .replaceAll("(?s)objectives:.*", "")
                .replaceAll("  other:.*\n", ""));
    List<Summary> seen = preview(scenario, 2, "pair").summaries;

    assertThat(seen.get(seen.size() - 1).architectures())
        .isEqualTo(whole(scenario).architectures());
    assertThat(seen.get(0).architectures())
        .containsExactly(whole(scenario.withReplications(1)).architectures().get(1));
  }

  @Test
  void cancelled_showsNothingMore() {
    Scenario scenario = Scenarios.read(THREE);
    Cancellation cancellation = new Cancellation();
    Seen seen = Seen.and(glance -> cancellation.request());
    Preview.run(Scenarios.executor(scenario, 2), scenario, "single", seen, cancellation);

    assertThat(seen.glances).hasSize(1);
  }
}
