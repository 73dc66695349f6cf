package dev.stampede.reports.chart;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.CostSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ExampleAttribution;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.FaultWindow;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallFrontier;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.WorkLatency;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Experiments at the edges of what can happen. Every interval is the same and lasts 10 s. */
public final class OddExperiment {
  /** A name that tries everything a file could hold. */
  public static final String HOSTILE =
      "</title></style><script>alert(1)</script> <b a='x' b=\"y\">&amp; ]]> \u0000\u0007\u001b[31m\ud800 \ufffe";

  private OddExperiment() {}

  /** Nothing but the scenario. */
  public static Experiment empty() {
    return of(List.of(), "chat", 0, 0, List.of());
  }

  /** One architecture, no faults, one interval. */
  public static Experiment one() {
    return of(List.of("single"), "chat", 1, 1, List.of());
  }

  /** No work at all. */
  public static Experiment idle() {
    return of(List.of("single", "failover"), "chat", 5, 0, List.of());
  }

  /** More lines than inks, long names, more faults than rows in the lane. */
  public static Experiment crowded() {
    List<String> names =
        IntStream.range(0, 12).mapToObj(i -> i + " " + "architecture-".repeat(8)).toList();
    List<FaultWindow> faults =
        IntStream.range(0, 20)
            .mapToObj(i -> new FaultWindow("f" + i, "provider-".repeat(9), "slow", i, 500, false))
            .toList();
    return of(names, "use case ".repeat(30), 60, 1000, faults);
  }

  /** The hostile name wherever there is a name. */
  public static Experiment hostile() {
    FaultWindow fault = new FaultWindow(HOSTILE, HOSTILE, HOSTILE, -5, 1e9, true);
    return of(List.of(HOSTILE, "b" + HOSTILE), HOSTILE, 3, 50, List.of(fault));
  }

  /** Two replications of 10 s for each interval; four of five pieces of work go well. */
  public static Experiment of(
      List<String> names, String useCase, int intervals, long offered, List<FaultWindow> faults) {
    OutcomeCounts counts =
        new OutcomeCounts(offered, offered - offered / 5, 0, 0, offered / 5, 0, 0, 0);
    Histogram latency = new Histogram(3);
    for (long i = 0; i < offered; i++) {
      latency.recordValue((i + 1) * 1_000_000);
    }
    List<UseCaseCourse> courses =
        names.stream()
            .map(
                name ->
                    new UseCaseCourse(
                        name,
                        useCase,
                        Collections.nCopies(intervals, counts),
                        Collections.nCopies(intervals, offered),
                        Collections.nCopies(intervals, offered),
                        latency,
                        offered,
                        Collections.nCopies(intervals, latency)))
            .toList();
    List<ArchitectureSummary> architectures =
        names.stream().map(name -> architecture(name, useCase, counts)).toList();
    Summary summary =
        new Summary(
            Summary.SCHEMA,
            true,
            new Summary.Scenario(
                useCase,
                useCase,
                "00",
                7,
                intervals * 10.0,
                0,
                2,
                Optional.of("USD"),
                Optional.empty()),
            new Summary.Run(0, 0, 0, 0, 0, 0, useCase),
            architectures,
            List.of(new Summary.IncidentSighting(useCase, 1, 0.5)),
            List.of(),
            List.of(),
            List.of(useCase));
    String text = Stream.of("name: x", useCase).reduce("", (a, b) -> a + b + "\n");
    return new Experiment(
        SmallFrontier.of(summary),
        faults,
        10,
        courses,
        List.of(),
        SmallExperiment.NO_REPLICATIONS,
        text);
  }

  private static ArchitectureSummary architecture(
      String name, String useCase, OutcomeCounts counts) {
    LatencySummary none = LatencySummary.NONE;
    WorkLatency never = SmallExperiment.NO_WORK;
    List<UseCaseSummary> useCases =
        List.of(
            new UseCaseSummary(
                useCase,
                false,
                counts,
                Estimate.ofOne(0.8),
                new UseCaseSummary.LatencySeconds(never, never, never, never, none, none, none),
                0,
                new UseCaseSummary.Returns(0, 0),
                new UseCaseSummary.Attempts(counts.offered(), 1),
                counts.late(),
                new UseCaseSummary.Cost(0, 0, 0),
                0));
    return new ArchitectureSummary(
        name,
        false,
        useCases,
        CostSummary.NONE,
        List.of(),
        ExampleAttribution.of(useCases, name, name, 2));
  }
}
