package dev.stampede.reports.result;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Experiments small enough to work out by hand: one replication of two intervals of 10 s, one
 * provider, and a use case that is offered 10 pieces of work. 9 of them are answered, after 1 to 9
 * s, and 8 in time.
 */
public final class SmallExperiment {

  /** No figure of any replication. */
  public static final ReplicationTable NO_REPLICATIONS = new ReplicationTable(List.of(), List.of());

  /** Nothing was offered. */
  public static final WorkLatency NO_WORK =
      new WorkLatency(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          LatencySummary.NONE);

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private SmallExperiment() {}

  /** Returns an experiment without objectives, under the names given. */
  public static Experiment of(String architecture, String useCase, String provider) {
    Histogram first = new Histogram(3);
    for (long seconds = 1; seconds <= 9; seconds++) {
      first.recordValue(seconds * 1_000_000_000L);
    }
    Histogram all = first.copy();
    return new Experiment(
        summary(List.of(architecture(architecture, useCase, 0.8, 12)), List.of()),
        List.of(),
        10,
        List.of(
            new UseCaseCourse(
                architecture,
                useCase,
                List.of(
                    new OutcomeCounts(10, 6, 1, 1, 1, 1, 0, 0),
                    new OutcomeCounts(0, 0, 0, 0, 0, 0, 0, 0)),
                List.of(12L, 0L),
                List.of(9L, 0L),
                all,
                10,
                List.of(first, new Histogram(3)))),
        List.of(
            new ProviderCourse(
                architecture, provider, List.of(12L, 0L), List.of(9L, 1L), List.of(2.5, 0.1))),
        new ReplicationTable(
            List.of("availability", "latency.e2e.p99"),
            List.of(
                new ReplicationValues(
                    architecture, useCase, 0, List.of(0.8, Double.POSITIVE_INFINITY)))),
        "name: small\n");
  }

  /** Returns a summary of one replication of 20 s, without comparisons. */
  public static Summary summary(
      List<ArchitectureSummary> architectures, List<ObjectiveResult> objectives) {
    return new Summary(
        Summary.SCHEMA,
        false,
        new Summary.Scenario("small", "", "00", 7, 20, 0, 1, Optional.of("USD"), Optional.empty()),
        new Summary.Run(100, 4, 10, 12, 0.5, 200, "d1"),
        architectures,
        List.of(),
        List.of(),
        objectives,
        List.of());
  }

  /** Returns the same summary with the cheapest of the architectures that keep all objectives. */
  public static Summary priced(Summary summary) {
    List<ArchitectureSummary> kept =
        summary.candidates().stream()
            .filter(a -> results(summary, a).findAny().isPresent())
            .filter(a -> results(summary, a).allMatch(r -> r.verdict() == Verdict.MET))
            .sorted(Comparator.comparingDouble(a -> a.cost().total()))
            .toList();
    Optional<CostFrontier.Cheapest> cheapest =
        kept.stream()
            .findFirst()
            .map(
                first -> {
                  Optional<ArchitectureSummary> next = kept.stream().skip(1).findFirst();
                  return new CostFrontier.Cheapest(
                      first.name(),
                      first.cost().total(),
                      next.map(ArchitectureSummary::name),
                      next.map(n -> Estimate.ofOne(n.cost().total() - first.cost().total())));
                });
    return new Summary(
        summary.schema(),
        summary.partial(),
        summary.scenario(),
        summary.run(),
        summary.architectures(),
        summary.incidents(),
        summary.comparisons(),
        summary.objectives(),
        new CostFrontier(List.of(), List.of(), cheapest),
        summary.warnings(),
        summary.counterfactual(),
        summary.singleStep(),
        summary.stopping());
  }

  /** Returns the same summary with another difference between the cheapest and the next. */
  public static Summary cheaper(Summary summary, Estimate less) {
    CostFrontier.Cheapest was = summary.frontier().cheapest().orElseThrow();
    return new Summary(
        summary.schema(),
        summary.partial(),
        summary.scenario(),
        summary.run(),
        summary.architectures(),
        summary.incidents(),
        summary.comparisons(),
        summary.objectives(),
        new CostFrontier(
            List.of(),
            List.of(),
            Optional.of(
                new CostFrontier.Cheapest(
                    was.architecture(), was.cost(), was.next(), Optional.of(less)))),
        summary.warnings(),
        summary.counterfactual(),
        summary.singleStep(),
        summary.stopping());
  }

  private static Stream<ObjectiveResult> results(
      Summary summary, ArchitectureSummary architecture) {
    return summary.objectives().stream()
        .filter(result -> result.architecture().equals(architecture.name()));
  }

  /** Returns a summary with the same content that was interrupted. */
  public static Summary interrupted(Summary summary) {
    return new Summary(
        summary.schema(),
        true,
        summary.scenario(),
        summary.run(),
        summary.architectures(),
        summary.incidents(),
        summary.comparisons(),
        summary.objectives(),
        summary.frontier(),
        summary.warnings(),
        summary.counterfactual(),
        summary.singleStep(),
        summary.stopping());
  }

  /** Returns the same summary as if its totals were those of several replications. */
  public static Summary replicated(Summary summary, int replications) {
    Summary.Scenario scenario = summary.scenario();
    return new Summary(
        summary.schema(),
        summary.partial(),
        new Summary.Scenario(
            scenario.name(),
            scenario.description(),
            scenario.sha256(),
            scenario.seed(),
            scenario.durationSeconds(),
            scenario.warmupSeconds(),
            replications,
            scenario.currency(),
            scenario.gate()),
        summary.run(),
        summary.architectures(),
        summary.incidents(),
        summary.comparisons(),
        summary.objectives(),
        summary.frontier(),
        summary.warnings(),
        summary.counterfactual(),
        summary.singleStep(),
        summary.stopping());
  }

  /** Returns the same summary with a gate. */
  public static Summary gated(Summary summary, String gate) {
    Summary.Scenario scenario = summary.scenario();
    return new Summary(
        summary.schema(),
        summary.partial(),
        new Summary.Scenario(
            scenario.name(),
            scenario.description(),
            scenario.sha256(),
            scenario.seed(),
            scenario.durationSeconds(),
            scenario.warmupSeconds(),
            scenario.replications(),
            scenario.currency(),
            Optional.of(gate)),
        summary.run(),
        summary.architectures(),
        summary.incidents(),
        summary.comparisons(),
        summary.objectives(),
        summary.frontier(),
        summary.warnings(),
        summary.counterfactual(),
        summary.singleStep(),
        summary.stopping());
  }

  /** Returns the same summary with one comparison, whose interval is 0.01 wide on each side. */
  public static Summary compared(
      Summary summary,
      String metric,
      String useCase,
      String baseline,
      String architecture,
      double difference) {
    return new Summary(
        summary.schema(),
        summary.partial(),
        summary.scenario(),
        summary.run(),
        summary.architectures(),
        summary.incidents(),
        List.of(
            new Comparison(
                metric,
                useCase,
                baseline,
                architecture,
                "",
                Estimate.of(difference, difference - 0.01, difference + 0.01))),
        summary.objectives(),
        summary.frontier(),
        summary.warnings(),
        summary.counterfactual(),
        summary.singleStep(),
        summary.stopping());
  }

  /** Returns the same summary with what was seen of incidents by chance. */
  public static Summary struck(Summary summary, Summary.IncidentSighting... incidents) {
    return new Summary(
        summary.schema(),
        summary.partial(),
        summary.scenario(),
        summary.run(),
        summary.architectures(),
        List.of(incidents),
        summary.comparisons(),
        summary.objectives(),
        summary.frontier(),
        summary.warnings(),
        summary.counterfactual(),
        summary.singleStep(),
        summary.stopping());
  }

  /** Returns the same summary, asked what each fault cost. */
  public static Summary asked(Summary summary, Counterfactual counterfactual) {
    return new Summary(
        summary.schema(),
        summary.partial(),
        summary.scenario(),
        summary.run(),
        summary.architectures(),
        summary.incidents(),
        summary.comparisons(),
        summary.objectives(),
        summary.frontier(),
        summary.warnings(),
        Optional.of(counterfactual),
        summary.singleStep(),
        summary.stopping());
  }

  /** Returns an experiment of which only the summary is of interest. */
  public static Experiment withoutCourse(Summary summary) {
    return new Experiment(
        summary, List.of(), 10, List.of(), List.of(), NO_REPLICATIONS, "name: small\n");
  }

  /** Returns an architecture that serves one use case. */
  public static ArchitectureSummary architecture(
      String name, String useCase, double availability, double cost) {
    return new ArchitectureSummary(
        name,
        false,
        List.of(useCase(useCase, false, availability, cost)),
        ofTickets(cost),
        List.of(
            new ProviderSummary(
                "p",
                12,
                0.75,
                1,
                1,
                2,
                1,
                0,
                0.5,
                1.3,
                0.4,
                4,
                ProviderSummary.Cost.NONE,
                List.of())),
        AttributionSummary.NONE);
  }

  private static CostSummary ofTickets(double cost) {
    return new CostSummary(cost, cost, 0, 0, 0, 0, 0, 0, Arrays.asList(null, null));
  }

  /** Returns the same architecture as a bound. */
  public static ArchitectureSummary bound(ArchitectureSummary architecture) {
    return new ArchitectureSummary(
        architecture.name(),
        true,
        architecture.useCases(),
        architecture.cost(),
        architecture.providers(),
        architecture.attribution());
  }

  /** Returns an architecture beside which others work, whose tickets cost 1,000 USD. */
  public static ArchitectureSummary besides(
      ArchitectureSummary architecture, String background, double availability) {
    List<UseCaseSummary> useCases = new ArrayList<>();
    useCases.add(useCase(background, true, availability, 1_000));
    useCases.addAll(architecture.useCases());
    return new ArchitectureSummary(
        architecture.name(),
        architecture.bound(),
        useCases,
        architecture.cost(),
        architecture.providers(),
        architecture.attribution());
  }

  private static UseCaseSummary useCase(
      String name, boolean background, double availability, double cost) {
    LatencySummary answered = new LatencySummary(5, 5, 9, 9, 9, 9, 9);
    WorkLatency e2e = new WorkLatency(NEVER, 5, 9, NEVER, NEVER, NEVER, answered);
    return new UseCaseSummary(
        name,
        background,
        new OutcomeCounts(10, 6, 1, 1, 1, 1, 0, 0),
        Estimate.ofOne(availability),
        new UseCaseSummary.LatencySeconds(
            e2e,
            NO_WORK,
            NO_WORK,
            NO_WORK,
            LatencySummary.NONE,
            LatencySummary.NONE,
            LatencySummary.NONE),
        0.25,
        new UseCaseSummary.Returns(0, 0),
        new UseCaseSummary.Attempts(12, 1.2),
        2,
        new UseCaseSummary.Cost(cost, 0, 0),
        0.95);
  }

  /** Returns one objective for each verdict: chat's availability, then latency, then tickets. */
  public static List<ObjectiveResult> objectives(String architecture, Verdict... verdicts) {
    List<ObjectiveResult> results = new ArrayList<>();
    for (int i = 0; i < verdicts.length; i++) {
      results.add(objective(i, architecture, verdicts[i]));
    }
    return results;
  }

  private static ObjectiveResult objective(int kind, String architecture, Verdict verdict) {
    double nearly = verdict == Verdict.MET ? 1 : verdict == Verdict.FAILED ? -1 : 0;
    return switch (kind) {
      case 0 -> {
        double value = 0.995 + nearly * 0.004;
        yield new ObjectiveResult(
            "chat.availability >= 99.5%",
            architecture,
            verdict,
            value,
            Estimate.of(value, value - 0.001, value + 0.001),
            "chat",
            "availability",
            ">=",
            0.995,
            "share",
            "",
            "",
            WithinLimit.NONE);
      }
      case 1 -> {
        double value = 20 - nearly * 6;
        yield new ObjectiveResult(
            "chat.latency.e2e.p99 <= 20s",
            architecture,
            verdict,
            value,
            Estimate.of(value, value - 0.5, value + 0.5),
            "chat",
            "latency.e2e.p99",
            "<=",
            20,
            "s",
            "",
            "",
            WithinLimit.NONE);
      }
      default -> {
        double value = 0.1 - nearly * 0.05;
        yield new ObjectiveResult(
            "chat.tickets <= 10% of single",
            architecture,
            verdict,
            value,
            Estimate.of(value, value - 0.02, value + 0.02),
            "chat",
            "tickets",
            "<=",
            0.1,
            "share",
            "",
            "",
            WithinLimit.NONE);
      }
    };
  }
}
