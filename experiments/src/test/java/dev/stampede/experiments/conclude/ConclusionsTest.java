package dev.stampede.experiments.conclude;

import static dev.stampede.experiments.tally.Samples.atLeast;
import static dev.stampede.experiments.tally.Samples.atMost;
import static dev.stampede.experiments.tally.Samples.times;
import static dev.stampede.experiments.tally.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.Distribution;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.RunSize;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Piece;
import dev.stampede.experiments.tally.PromiseWatch;
import dev.stampede.experiments.tally.Samples;
import dev.stampede.models.Drain;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.IncidentSpec;
import dev.stampede.models.fault.IncidentSpec.Hazard;
import dev.stampede.models.fault.IncidentSpec.Severity;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.FaultWindow;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ReplicationValues;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.Summary.IncidentSighting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Three architectures, two use cases, four replications. Of 100 chats the first architecture fails
 * 20, the second 10, 8, 12 and 10, the third none; of mail the first serves all, the second leaves
 * one of ten under way, and the third is offered none.
 */
class ConclusionsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final double DAY = 86_400;
  private static final List<LatencyLimit> NONE = List.of();
  private static final IncidentSpec OFTEN =
      new IncidentSpec(
          "south",
          1,
          DAY / 4,
          new Distribution.Constant(600),
          Piece.nanos(DAY),
          Hazard.UNIFORM,
          0,
          List.of(new Severity(1, 0, new Outage(503, 0))));

  private static final Objective AVAILABILITY =
      new Objective(
          "chat.availability >= 85%", "chat", Metrics.AVAILABILITY, atLeast(0.85), null, null);
  private static final Objective TICKETS =
      new Objective(
          "mail.tickets <= 50% of pair", "mail", Metrics.TICKETS, atMost(0.5), "pair", null);

  private static final Objective CHAT_TICKETS =
      new Objective(
          "chat.tickets <= 150% of pair", "chat", Metrics.TICKETS, atMost(1.5), "pair", null);

  private static FaultSpec outage(String id, double at) {
    return new FaultSpec(id, "north", Piece.nanos(at), Piece.nanos(50), new Outage(529, 0));
  }

  private static Scenario scenario(IncidentSpec... incidents) {
    return new Scenario(
        "three",
        "Three of them.",
        ScenarioText.of("the text"),
        "abc",
        7,
        4,
        new TrialSpec(
            new Horizon(Samples.HORIZON.durationNanos(), 600 * SECOND, Samples.HORIZON.intervals()),
            new Drain(90 * SECOND),
            List.of(),
            List.of(Samples.useCase("chat"), Samples.useCase("mail")),
            List.of(),
            new FaultPlan(
                List.of(outage("early", 100), outage("never", 100_000)),
                List.of(incidents),
                Map.of()),
            List.of(architecture("single"), architecture("pair"), architecture("oracle"))),
        List.of(AVAILABILITY, TICKETS, CHAT_TICKETS),
        Set.of("oracle"),
        "pair",
        "USD",
        List.of("read with care"),
        new RunSize(0, 0));
  }

  private static ArchitectureSpec architecture(String name) {
    return new ArchitectureSpec(
        name, List.of(), List.of(new ProviderRungSpec("north", RungSpec.ANY, false)), 1);
  }

  private static List<Piece> chats(int failed) {
    return work(times(100 - failed, Piece.full(1)), times(failed, Piece.failed(1).attempts(3)));
  }

  private static ArchitectureTally tally(Scenario scenario, List<Piece> mail, int... failed) {
    ArchitectureTally tally =
        new ArchitectureTally(
            scenario.trial(),
            new PromiseWatch(scenario.trial(), scenario.objectives(), scenario.seed()));
    for (int ofReplication : failed) {
      Samples.add(
          tally,
          Samples.result("chat", NONE, chats(ofReplication)),
          Samples.result("mail", NONE, mail));
    }
    return tally;
  }

  private static List<ArchitectureTally> tallies(Scenario scenario) {
    List<Piece> served = times(10, Piece.full(3));
    List<Piece> open = work(times(9, Piece.full(5)), times(1, Piece.unfinished(9)));
    return List.of(
        tally(scenario, served, 20, 20, 20, 20),
        tally(scenario, open, 10, 8, 12, 10),
        tally(scenario, List.of(), 0, 0, 0, 0));
  }

  private static Experiment experiment(Scenario scenario) {
    return new Conclusions(scenario, tallies(scenario)).experiment(0.5);
  }

  private static Summary summary(Scenario scenario) {
    return experiment(scenario).summary();
  }

  @Test
  void summary_saysWhatWasAsked() {
    Summary summary = summary(scenario());

    assertThat(summary.schema()).isEqualTo("stampede.summary/v2");
    assertThat(summary.partial()).isFalse();
    assertThat(summary.scenario())
        .isEqualTo(
            new Summary.Scenario(
                "three",
                "Three of them.",
                "abc",
                7,
                100_000,
                600,
                4,
                Optional.of("USD"),
                Optional.of("pair")));
    assertThat(summary.incidents()).isEmpty();
    assertThat(summary.architectures())
        .extracting(ArchitectureSummary::name, ArchitectureSummary::bound)
        .containsExactly(tuple("single", false), tuple("pair", false), tuple("oracle", true));
  }

  /** Each of twelve trials has 100 to 103 events, of them 10 to 13 after the end. */
  @Test
  void run_addsUpAllArchitecturesAndReplications() {
    Scenario scenario = scenario();
    Summary.Run run = summary(scenario).run();

    assertThat(run.events()).isEqualTo(3 * (100 + 101 + 102 + 103));
    assertThat(run.drainEvents()).isEqualTo(3 * (10 + 11 + 12 + 13));
    assertThat(run.requests()).isEqualTo(3 * 400 + 2 * 40);
    // Served with one call and failed with three: 4 x 140, 480 and 400, and 80 for mail.
    assertThat(run.attempts()).isEqualTo(560 + 480 + 400 + 80);
    assertThat(run.wallSeconds()).isEqualTo(0.5);
    assertThat(run.eventsPerSecond()).isEqualTo(2.0 * run.events());
    assertThat(new Conclusions(scenario, tallies(scenario)).experiment(0).summary().run())
        .extracting(Summary.Run::eventsPerSecond)
        .isEqualTo(0.0);
    Digest digest = Digest.EMPTY;
    List<String> names = List.of("single", "pair", "oracle");
    for (int i = 0; i < 3; i++) {
      digest = digest.with(names.get(i)).with(tallies(scenario).get(i).digest().value());
    }
    assertThat(run.digest()).isEqualTo(digest.toString());
  }

  @Test
  void comparisons_areWithTheFirstArchitecture_byUseCaseAndMetric() {
    List<Comparison> comparisons = summary(scenario()).comparisons();

    assertThat(comparisons).hasSize(2 * 5 * 2 + 2);
    assertThat(comparisons.subList(0, 10))
        .extracting(Comparison::metric)
        .containsExactly(
            "availability",
            "availability",
            "latency.e2e.p99",
            "latency.e2e.p99",
            "tickets",
            "tickets",
            "cost.tickets",
            "cost.tickets",
            "attempts.amplification",
            "attempts.amplification");
    assertThat(comparisons.subList(0, 10)).extracting(Comparison::useCase).containsOnly("chat");
    assertThat(comparisons.subList(10, 20)).extracting(Comparison::useCase).containsOnly("mail");
    assertThat(comparisons.subList(20, 22)).extracting(Comparison::useCase).containsOnly("");
    assertThat(comparisons.subList(20, 22)).extracting(Comparison::unit).containsOnly("USD");
    assertThat(comparisons).extracting(Comparison::baseline).containsOnly("single");
    assertThat(comparisons.subList(0, 3))
        .extracting(Comparison::architecture)
        .containsExactly("pair", "oracle", "pair");
  }

  /** 10, 8, 12 and 10 less 20 each: -10 -+ 3.182446 x 2 / sqrt(6). */
  @Test
  void differences_areTheArchitecturesLessTheBaselines() {
    List<Comparison> comparisons = summary(scenario()).comparisons();

    assertThat(comparisons.get(0).difference().mean()).isCloseTo(0.1, within(1e-12));
    assertThat(comparisons.get(4).difference().mean()).isEqualTo(-10);
    assertThat(comparisons.get(4).difference().ci95().get(0)).isCloseTo(-12.5985, within(1e-4));
    assertThat(comparisons.get(4).difference().ci95().get(1)).isCloseTo(-7.4015, within(1e-4));
    assertThat(comparisons.get(5).difference().mean()).isEqualTo(-20);
    assertThat(comparisons.get(6).difference().mean()).isEqualTo(-30);
    assertThat(comparisons.get(8).difference().mean()).isCloseTo(-0.2, within(1e-12));
    assertThat(comparisons.get(12).difference().mean()).isCloseTo(2, within(0.01)); // mail's p99
    assertThat(comparisons.get(13).difference().mean()).isNaN(); // of no mail
  }

  @Test
  void objectives_areJudgedForEachArchitectureButTheOneComparedWith() {
    List<ObjectiveResult> objectives = summary(scenario()).objectives();

    assertThat(objectives)
        .extracting(
            ObjectiveResult::objective,
            ObjectiveResult::architecture,
            ObjectiveResult::useCase,
            ObjectiveResult::verdict,
            ObjectiveResult::why)
        .containsExactly(
            tuple("chat.availability >= 85%", "single", "chat", Verdict.FAILED, ""),
            tuple("chat.availability >= 85%", "pair", "chat", Verdict.MET, ""),
            tuple("chat.availability >= 85%", "oracle", "chat", Verdict.MET, ""),
            tuple("mail.tickets <= 50% of pair", "single", "mail", Verdict.MET, ""),
            tuple(
                "mail.tickets <= 50% of pair",
                "oracle", "mail", Verdict.INCONCLUSIVE, "nothing was measured"),
            tuple("chat.tickets <= 150% of pair", "single", "chat", Verdict.FAILED, ""),
            tuple("chat.tickets <= 150% of pair", "oracle", "chat", Verdict.MET, ""));
  }

  @Test
  void warnings_areTheScenarios_andOfWhatIsNotKnown() {
    assertThat(summary(scenario()).warnings())
        .containsExactly(
            "read with care",
            "mail under “pair”: 10 % of the work was still under way when the drain of 1 min 30 s was over; figures leave it out, verdicts take it both ways",
            "mail under “oracle”: no work was offered, so nothing was measured");
  }

  /** In the 28 hours of a run they come every 200 days, so to one run in 172, or every 6 hours. */
  @Test
  void incidents_areToldOf_andWarnedOfWhereTheyAreFew() {
    IncidentSpec rare =
        new IncidentSpec(
            "south",
            1,
            200 * DAY,
            new Distribution.Constant(600),
            Piece.nanos(DAY),
            Hazard.UNIFORM,
            0,
            OFTEN.severities());
    Summary seldom = summary(scenario(rare));
    assertThat(seldom.warnings())
        .anyMatch(text -> text.startsWith("incidents of south strike one replication in 17"))
        .noneMatch(text -> text.contains("struck")); // that they are too few was said already
    assertThat(seldom.incidents())
        .singleElement()
        .satisfies(seen -> assertThat(seen.struck()).isZero())
        .satisfies(seen -> assertThat(seen.expected()).isCloseTo(4 * 0.00582, within(0.005)));
    assertThat(seldom.objectives())
        .extracting(ObjectiveResult::verdict)
        .containsOnly(Verdict.INCONCLUSIVE);

    Summary often = summary(scenario(OFTEN));
    assertThat(often.incidents()).extracting(IncidentSighting::struck).containsExactly(4);
    assertThat(often.warnings()).hasSize(3);
  }

  @Test
  void windows_areWhatHappenedInTheRun_andWhatWasDrawnForTheFirst() {
    List<FaultWindow> windows = experiment(scenario(OFTEN)).faults();

    assertThat(windows.get(0))
        .isEqualTo(new FaultWindow("early", "north", "outage", 100, 150, false));
    assertThat(windows).hasSizeGreaterThan(1);
    assertThat(windows.subList(1, windows.size()))
        .allSatisfy(
            window -> {
              assertThat(window.provider()).isEqualTo("south");
              assertThat(window.firstRunOnly()).isTrue();
              assertThat(window.startSeconds()).isBetween(0.0, 100_000.0);
              assertThat(window.endSeconds() - window.startSeconds()).isBetween(0.0, 600.001);
            });
  }

  @Test
  void onlyReplication_hasTheOnlyIncidents() {
    Scenario scenario = scenario(OFTEN).withReplications(1);
    List<ArchitectureTally> tallies =
        List.of(
            tally(scenario, List.of(), 0),
            tally(scenario, List.of(), 0),
            tally(scenario, List.of(), 0));

    assertThat(new Conclusions(scenario, tallies).experiment(1).faults())
        .hasSizeGreaterThan(1)
        .extracting(FaultWindow::firstRunOnly)
        .containsOnly(false);
  }

  @Test
  void fewerReplicationsThanAsked_makeItPartial() {
    Scenario scenario = scenario().withReplications(5);
    Summary summary = summary(scenario);

    assertThat(summary.partial()).isTrue();
    assertThat(summary.scenario().replications()).isEqualTo(4);
  }

  @Test
  void experiment_hasCourses_andEveryMetricOfEveryReplication() {
    Experiment experiment = experiment(scenario());

    assertThat(experiment.intervalSeconds()).isEqualTo(100_000);
    assertThat(experiment.scenarioText()).isEqualTo("the text");
    assertThat(experiment.useCases())
        .extracting(course -> course.architecture() + " " + course.useCase())
        .containsExactly(
            "single chat", "single mail", "pair chat", "pair mail", "oracle chat", "oracle mail");
    assertThat(experiment.useCases().get(3).work()).isEqualTo(36);
    assertThat(experiment.replications().metrics())
        .containsExactlyElementsOf(Metric.values().stream().map(Metric::name).toList());
    List<ReplicationValues> rows = experiment.replications().rows();
    assertThat(rows).hasSize(3 * 3 * 4);
    assertThat(rows.subList(7, 17))
        .extracting(
            ReplicationValues::architecture,
            ReplicationValues::useCase,
            ReplicationValues::replication,
            row -> row.values().get(1))
        .containsExactly(
            tuple("single", "mail", 3, 0.0),
            tuple("single", ReplicationValues.ALL, 0, Double.NaN),
            tuple("single", ReplicationValues.ALL, 1, Double.NaN),
            tuple("single", ReplicationValues.ALL, 2, Double.NaN),
            tuple("single", ReplicationValues.ALL, 3, Double.NaN),
            tuple("pair", "chat", 0, 10.0),
            tuple("pair", "chat", 1, 8.0),
            tuple("pair", "chat", 2, 12.0),
            tuple("pair", "chat", 3, 10.0),
            tuple("pair", "mail", 0, 0.0));
    assertThat(rows.get(23).values().get(1)).isNaN();
  }
}
