package dev.stampede.scenarios.experiment;

import dev.stampede.engine.Digest;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.incident.FaultPlan;
import dev.stampede.models.provider.FaultSpec;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.FaultWindow;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns the tallies of an experiment into what its reports are made from. */
final class Conclusions {

  private static final double NANOS_PER_SECOND = 1e9;

  /** A larger share of unfinished work is worth a warning. */
  private static final double MOST_UNFINISHED = 0.01;

  private static final List<Metric> COMPARED =
      List.of(
          Metric.AVAILABILITY,
          Metric.LATENCY_P99,
          Metric.TICKETS,
          Metric.COST,
          Metric.AMPLIFICATION);

  private final Scenario scenario;
  private final List<ArchitectureTally> tallies;
  private final int replications;

  /**
   * Prepares the conclusions.
   *
   * @param tallies one for each architecture, at least one replication in each
   */
  Conclusions(Scenario scenario, List<ArchitectureTally> tallies) {
    this.scenario = scenario;
    this.tallies = tallies;
    this.replications = tallies.get(0).replications();
  }

  /** Draws the conclusions of a run that took some real time. */
  Experiment experiment(double wallSeconds) {
    Readings readings = new Readings(scenario.trial(), replications);
    return new Experiment(
        summary(readings, wallSeconds),
        windows(),
        scenario.trial().intervals().lengthNanos() / NANOS_PER_SECOND,
        each(i -> readings.useCaseCourses(architecture(i), tallies.get(i))),
        each(i -> readings.providerCourses(architecture(i), tallies.get(i))),
        scenario.text());
  }

  private Summary summary(Readings readings, double wallSeconds) {
    List<ArchitectureSummary> architectures = new ArrayList<>();
    long requests = 0;
    long attempts = 0;
    long events = 0;
    Digest digest = Digest.EMPTY;
    for (int i = 0; i < tallies.size(); i++) {
      ArchitectureTally tally = tallies.get(i);
      ArchitectureSummary summary = readings.summary(architecture(i), tally);
      architectures.add(summary);
      requests += summary.useCases().stream().mapToLong(u -> u.outcomes().offered()).sum();
      attempts += summary.useCases().stream().mapToLong(u -> u.attempts().total()).sum();
      events += tally.events();
      digest = digest.with(architecture(i)).with(tally.digest().value());
    }
    return new Summary(
        Summary.SCHEMA,
        replications < scenario.replications(),
        new Summary.Scenario(
            scenario.name(),
            scenario.description(),
            scenario.sha256(),
            scenario.seed(),
            scenario.trial().durationNanos() / NANOS_PER_SECOND,
            scenario.trial().warmupNanos() / NANOS_PER_SECOND,
            replications),
        new Summary.Run(
            events,
            requests,
            attempts,
            wallSeconds,
            wallSeconds > 0 ? events / wallSeconds : 0,
            digest.toString()),
        architectures,
        comparisons(),
        objectives(),
        warnings(architectures));
  }

  /**
   * What the scenario's reader warned of, and figures that were cut short by the end of the run.
   */
  private List<String> warnings(List<ArchitectureSummary> architectures) {
    List<String> warnings = new ArrayList<>(scenario.warnings());
    for (ArchitectureSummary architecture : architectures) {
      for (UseCaseSummary useCase : architecture.useCases()) {
        long unfinished = useCase.outcomes().unfinished();
        if (unfinished > MOST_UNFINISHED * useCase.outcomes().offered()) {
          warnings.add(
              "%s under %s: %s of the work was unfinished at the end of the run; latencies and attempts leave it out"
                  .formatted(
                      useCase.name(),
                      architecture.name(),
                      Figures.share((double) unfinished / useCase.outcomes().offered())));
        }
      }
    }
    return warnings;
  }

  private List<Comparison> comparisons() {
    List<Comparison> comparisons = new ArrayList<>();
    for (int useCase = 0; useCase < scenario.trial().useCases().size(); useCase++) {
      for (Metric metric : COMPARED) {
        double[] baseline = tallies.get(0).values(useCase, metric);
        for (int i = 1; i < tallies.size(); i++) {
          double[] values = tallies.get(i).values(useCase, metric);
          double[] differences =
              IntStream.range(0, values.length).mapToDouble(r -> values[r] - baseline[r]).toArray();
          comparisons.add(
              new Comparison(
                  metric.name(),
                  scenario.trial().useCases().get(useCase).name(),
                  architecture(0),
                  architecture(i),
                  StudentInterval.of(differences)));
        }
      }
    }
    return comparisons;
  }

  private List<ObjectiveResult> objectives() {
    List<ObjectiveResult> results = new ArrayList<>();
    for (Objective objective : scenario.objectives()) {
      int useCase =
          scenario.trial().useCases().stream()
              .map(spec -> spec.name())
              .toList()
              .indexOf(objective.useCase());
      for (int i = 0; i < tallies.size(); i++) {
        double[] values = tallies.get(i).values(useCase, objective.metric());
        if (objective.versus() == null) {
          results.add(Judge.judge(objective, architecture(i), values));
        } else if (!objective.versus().equals(architecture(i))) {
          double[] others = tally(objective.versus()).values(useCase, objective.metric());
          results.add(Judge.judge(objective, architecture(i), values, others));
        }
      }
    }
    return results;
  }

  private ArchitectureTally tally(String architecture) {
    int number =
        scenario.trial().architectures().stream()
            .map(ArchitectureSpec::name)
            .toList()
            .indexOf(architecture);
    return tallies.get(number);
  }

  private String architecture(int number) {
    return scenario.trial().architectures().get(number).name();
  }

  private <T> List<T> each(IntFunction<List<T>> ofArchitecture) {
    return IntStream.range(0, tallies.size())
        .mapToObj(ofArchitecture)
        .flatMap(List::stream)
        .toList();
  }

  /** What happened in every replication, and what was drawn for the first. */
  private List<FaultWindow> windows() {
    FaultPlan plan = scenario.trial().faults();
    RandomStreams first = new RandomStreams(scenario.seed(), 0);
    return Stream.concat(
            plan.scheduled().stream().map(fault -> window(fault, false)),
            plan.drawn(first, scenario.trial().durationNanos()).stream()
                .map(fault -> window(fault, replications > 1)))
        .toList();
  }

  private static FaultWindow window(FaultSpec fault, boolean firstRunOnly) {
    return new FaultWindow(
        fault.id(),
        fault.provider(),
        fault.effect().kind(),
        fault.atNanos() / NANOS_PER_SECOND,
        fault.endNanos() / NANOS_PER_SECOND,
        firstRunOnly);
  }
}
