package dev.stampede.reports.result;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * A Black Friday of three hours with invented but consistent figures: four architectures, two use
 * cases, a wave of twelve times the usual demand, an outage of the first provider in the middle of
 * it and a brownout of the second one later. The summary is added up from the courses, so the parts
 * agree with each other, and every call gives the same figures.
 */
public final class ExampleExperiment {

  /** Architectures in the scenario's order; the first one is the baseline. */
  public static final List<String> ARCHITECTURES =
      List.of("single", "failover", "hedged", "graceful");

  /** Use cases in the scenario's order. */
  public static final List<String> USE_CASES = List.of("support-chat", "coding-agents");

  static final int INTERVALS = 180;
  static final int WARMUP_INTERVALS = 10;
  static final int REPLICATIONS = 5;

  private ExampleExperiment() {}

  /** Returns the whole experiment: five replications, three objectives, 180 intervals of 60 s. */
  public static Experiment blackFriday() {
    List<UseCaseCourse> useCases = new ArrayList<>();
    List<ProviderCourse> providers = new ArrayList<>();
    List<ArchitectureSummary> architectures = new ArrayList<>();
    for (String architecture : ARCHITECTURES) {
      List<UseCaseCourse> courses =
          USE_CASES.stream()
              .map(useCase -> new ExampleCourse(architecture, useCase).course())
              .toList();
      List<ProviderCourse> calls =
          List.of(
              ExampleCourse.calls(courses, architecture, "north"),
              ExampleCourse.calls(courses, architecture, "south"));
      useCases.addAll(courses);
      providers.addAll(calls);
      List<UseCaseSummary> summaries = courses.stream().map(ExampleExperiment::summary).toList();
      architectures.add(
          new ArchitectureSummary(
              architecture,
              false,
              summaries,
              cost(summaries, calls),
              calls.stream().map(ExampleExperiment::summary).toList(),
              ExampleAttribution.of(summaries, "north", "south", REPLICATIONS)));
    }
    Summary summary =
        new Summary(
            Summary.SCHEMA,
            false,
            new Summary.Scenario(
                "black-friday",
                "Twelve times the usual demand, and the first provider goes away in it.",
                "3fa91c02d1b7c9f0a4e85b6677889900aabbccddeeff00112233445566778899",
                42,
                10_800,
                600,
                REPLICATIONS,
                Optional.of("USD"),
                Optional.empty()),
            run(architectures),
            architectures,
            List.of(new Summary.IncidentSighting("south", 1, 0.9)),
            comparisons(architectures),
            objectives(architectures),
            List.of("hedged: north was asked for more than its quota in 31 % of the run."));
    return new Experiment(
        SmallFrontier.of(summary),
        List.of(
            new FaultWindow("outage", "north", "outage", 4_200, 6_900, false),
            new FaultWindow("slow-south", "south", "brownout", 7_800, 8_400, false)),
        60,
        useCases,
        providers,
        replications(architectures),
        "apiVersion: stampede/v1\nname: black-friday\nduration: 3h\nwarmup: 10m\nseed: 42\n");
  }

  /** Returns the same experiment with another summary. */
  public static Experiment with(Summary summary) {
    Experiment all = blackFriday();
    return new Experiment(
        summary,
        all.faults(),
        all.intervalSeconds(),
        all.useCases(),
        all.providers(),
        all.replications(),
        all.scenarioText());
  }

  private static Summary.Run run(List<ArchitectureSummary> architectures) {
    List<UseCaseSummary> all = architectures.stream().flatMap(a -> a.useCases().stream()).toList();
    long requests = all.stream().mapToLong(u -> u.outcomes().offered()).sum();
    long attempts = all.stream().mapToLong(u -> u.attempts().total()).sum();
    long events = 5 * requests + 4 * attempts;
    return new Summary.Run(
        events, events / 200, requests, attempts, 16, events / 16.0, "9f86d081884c7d65");
  }

  /** As if all replications had been the same. */
  private static ReplicationTable replications(List<ArchitectureSummary> architectures) {
    List<ReplicationValues> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : architectures) {
      for (UseCaseSummary useCase : architecture.useCases()) {
        for (int replication = 0; replication < REPLICATIONS; replication++) {
          rows.add(
              new ReplicationValues(
                  architecture.name(),
                  useCase.name(),
                  replication,
                  List.of(useCase.availability().mean(), useCase.latencySeconds().e2e().p99())));
        }
      }
    }
    return new ReplicationTable(List.of("availability", "latency.e2e.p99"), rows);
  }

  private static UseCaseSummary summary(UseCaseCourse course) {
    OutcomeCounts outcomes = ExampleCourse.sum(course.outcomes());
    long attempts =
        course.attempts().stream().skip(WARMUP_INTERVALS).mapToLong(Long::longValue).sum();
    boolean chat = course.useCase().equals("support-chat");
    long work = outcomes.known();
    double availability = (double) outcomes.withinTolerance() / work;
    double half = 0.0004 + 0.1 * availability * (1 - availability);
    return new UseCaseSummary(
        course.useCase(),
        false,
        outcomes,
        Estimate.of(availability, availability - half, Math.min(1, availability + half)),
        new UseCaseSummary.LatencySeconds(
            ExampleCourse.seconds(course.latency(), work, 1),
            ExampleCourse.seconds(course.latency(), work, 0.3),
            ExampleCourse.seconds(course.latency(), work, 0.4),
            ExampleCourse.seconds(course.latency(), work, 0.01),
            ExampleCourse.seconds(course.latency(), outcomes.human() > 0 ? 60 : 0),
            ExampleCourse.seconds(course.latency(), 3),
            ExampleCourse.seconds(course.latency(), 2)),
        1 - availability / 2,
        new UseCaseSummary.Returns(outcomes.late() / 2, outcomes.failed() / 2),
        new UseCaseSummary.Attempts(attempts, (double) attempts / outcomes.offered()),
        outcomes.tickets(),
        new UseCaseSummary.Cost(outcomes.tickets() * (chat ? 6.0 : 2.5) / REPLICATIONS, 0, 0),
        1 - 0.2 * outcomes.degraded() / outcomes.withinTolerance());
  }

  private static CostSummary cost(List<UseCaseSummary> useCases, List<ProviderCourse> calls) {
    double tickets = useCases.stream().mapToDouble(useCase -> useCase.cost().tickets()).sum();
    double tokens = calls.stream().mapToDouble(course -> summary(course).cost().tokens()).sum();
    double total = tickets + tokens;
    return new CostSummary(
        total, tickets, tokens, 0, 0, 0, 0, 0, List.of(0.99 * total, 1.01 * total));
  }

  private static ProviderSummary summary(ProviderCourse course) {
    long attempts =
        course.attempts().stream().skip(WARMUP_INTERVALS).mapToLong(Long::longValue).sum();
    long good = course.succeeded().stream().skip(WARMUP_INTERVALS).mapToLong(Long::longValue).sum();
    long bad = attempts - good;
    double inSystem =
        course.meanInSystem().stream()
            .skip(WARMUP_INTERVALS)
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(0);
    return new ProviderSummary(
        course.provider(),
        attempts,
        attempts == 0 ? 1 : (double) good / attempts,
        bad / 3,
        bad / 4,
        bad / 3 + bad / 4,
        bad - bad / 3 - bad / 4,
        0,
        Math.min(1, inSystem / 600),
        inSystem,
        inSystem / 5,
        600,
        new ProviderSummary.Cost(attempts * 0.002 / REPLICATIONS, 0, 0, 0),
        List.of(new ProviderSummary.LimitSummary("standard", "rpm", "rate_limited", bad / 3)));
  }

  private static List<Comparison> comparisons(List<ArchitectureSummary> architectures) {
    ArchitectureSummary baseline = architectures.get(0);
    List<Comparison> result = new ArrayList<>();
    for (ArchitectureSummary other : architectures.subList(1, architectures.size())) {
      for (int i = 0; i < USE_CASES.size(); i++) {
        UseCaseSummary was = baseline.useCases().get(i);
        UseCaseSummary is = other.useCases().get(i);
        double[] differences = {
          is.availability().mean() - was.availability().mean(),
          is.latencySeconds().e2e().p99() - was.latencySeconds().e2e().p99(),
          (double) (is.tickets() - was.tickets()) / REPLICATIONS,
          is.cost().tickets() - was.cost().tickets()
        };
        double[] halves = {0.004, 1.5, 900, 5_000};
        List<String> metrics =
            List.of("availability", "latency.e2e.p99", "tickets", "cost.tickets");
        List<String> units = List.of("share", "s", "", "USD");
        for (int m = 0; m < differences.length; m++) {
          Estimate difference =
              Double.isFinite(differences[m])
                  ? Estimate.of(
                      differences[m], differences[m] - halves[m], differences[m] + halves[m])
                  : Estimate.ofOne(Double.NaN);
          result.add(
              new Comparison(
                  metrics.get(m),
                  is.name(),
                  baseline.name(),
                  other.name(),
                  units.get(m),
                  difference));
        }
      }
    }
    return result;
  }

  private static List<ObjectiveResult> objectives(List<ArchitectureSummary> architectures) {
    double baselineTickets = architectures.get(0).useCases().get(0).tickets();
    List<ObjectiveResult> result = new ArrayList<>();
    for (ArchitectureSummary architecture : architectures) {
      UseCaseSummary chat = architecture.useCases().get(0);
      String name = architecture.name();
      result.add(
          objective(
              "support-chat.availability >= 99.5%",
              name, chat.availability(), "availability", ">=", 0.995, "share", WithinLimit.NONE));
      double p99 = chat.latencySeconds().e2e().p99();
      result.add(
          objective(
              "support-chat.latency.e2e.p99 <= 20s",
              name,
              Double.isFinite(p99) ? Estimate.of(p99, p99 * 0.96, p99 * 1.04) : Estimate.ofOne(p99),
              "latency.e2e.p99",
              "<=",
              20,
              "s",
              within(name, chat)));
      if (!name.equals("single")) {
        double ratio = chat.tickets() / baselineTickets;
        result.add(
            objective(
                "support-chat.tickets <= 10% of single",
                name,
                Estimate.of(ratio, ratio - 0.01, ratio + 0.01),
                "tickets",
                "<=",
                0.1,
                "share",
                WithinLimit.NONE));
      }
    }
    return result;
  }

  /** How 20 s look over all work. */
  private static WithinLimit within(String architecture, UseCaseSummary chat) {
    Histogram latency = new ExampleCourse(architecture, chat.name()).course().latency();
    double work = chat.outcomes().known();
    return new WithinLimit(
        latency.getCountBetweenValues(0, 20_000_000_000L) / work,
        chat.shareAnswered(),
        chat.latencySeconds().e2e().answered().p99());
  }

  /** Returns an objective about support-chat, judged by its interval. */
  static ObjectiveResult objective(
      String text,
      String architecture,
      Estimate estimate,
      String metric,
      String operator,
      double limit,
      String unit,
      WithinLimit within) {
    int sign = operator.equals(">=") ? 1 : -1;
    long ends =
        IntStream.of(-1, 1)
            .filter(end -> sign * (estimate.mean() + end * estimate.halfWidth()) >= sign * limit)
            .count();
    Verdict verdict = ends == 2 ? Verdict.MET : ends == 0 ? Verdict.FAILED : Verdict.INCONCLUSIVE;
    return new ObjectiveResult(
        text,
        architecture,
        verdict,
        estimate.mean(),
        estimate,
        "support-chat",
        metric,
        operator,
        limit,
        unit,
        "",
        "",
        within);
  }
}
