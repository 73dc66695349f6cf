package dev.stampede.experiments.conclude;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.counterfactual.CounterfactualAnswer;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.singlestep.SingleStepAnswer;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.CostFrontier;
import dev.stampede.reports.result.Counterfactual;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.FaultWindow;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.ReplicationTable;
import dev.stampede.reports.result.SingleStep;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.Summary.IncidentSighting;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns the tallies of an experiment into what its reports are made from. */
public final class Conclusions {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Scenario scenario;
  private final List<ArchitectureTally> tallies;
  private final int replications;
  private final Evidence evidence;
  private final List<List<Sample>> samples;
  private final List<Sample> wholes;

  /** Prepares the conclusions of a run whose number of replications was settled before. */
  public Conclusions(Scenario scenario, List<ArchitectureTally> tallies) {
    this(scenario, tallies, Confidence.PLAIN);
  }

  /**
   * Prepares the conclusions.
   *
   * @param tallies one for each architecture, at least one replication in each
   * @param confidence how sure intervals have to be, and verdicts with them
   */
  public Conclusions(Scenario scenario, List<ArchitectureTally> tallies, Confidence confidence) {
    this.scenario = scenario;
    this.tallies = tallies;
    this.replications = tallies.get(0).replications();
    this.evidence = new Evidence(scenario, tallies, confidence);
    this.samples = evidence.samples();
    this.wholes = evidence.wholes();
  }

  /** Draws the conclusions of a run that took some real time. */
  public Experiment experiment(double wallSeconds) {
    return experiment(wallSeconds, Optional.empty(), Optional.empty());
  }

  /** Draws the conclusions of a run that was asked, too, what each fault cost. */
  public Experiment experiment(double wallSeconds, CounterfactualAnswer counterfactual) {
    return experiment(
        wallSeconds,
        Optional.of(counterfactual.summary(samples, wholes, evidence.sightings())),
        Optional.empty());
  }

  /** Draws the conclusions of a run that was asked, too, which single step ends it soonest. */
  public Experiment experiment(double wallSeconds, SingleStepAnswer singleStep) {
    return experiment(
        wallSeconds,
        Optional.empty(),
        Optional.of(singleStep.summary(samples, evidence.sightings())));
  }

  private Experiment experiment(
      double wallSeconds,
      Optional<Counterfactual> counterfactual,
      Optional<SingleStep> singleStep) {
    Readings readings = new Readings(scenario.trial(), replications);
    return new Experiment(
        summary(readings, wallSeconds, counterfactual, singleStep),
        windows(),
        scenario.trial().intervals().lengthNanos() / NANOS_PER_SECOND,
        each(i -> readings.useCaseCourses(architecture(i), tallies.get(i))),
        each(i -> readings.providerCourses(architecture(i), tallies.get(i))),
        each(
            i ->
                tallies.get(i).platforms().stream()
                    .map(platform -> platform.course(architecture(i)))
                    .toList()),
        each(i -> readings.peopleCourses(architecture(i), tallies.get(i))),
        each(i -> readings.agentCourses(architecture(i), tallies.get(i))),
        each(i -> new PlaceReadings(tallies.get(i)).courses(architecture(i))),
        each(i -> PlaceReadings.caches(architecture(i), tallies.get(i))),
        new ReplicationTable(
            Metric.values().stream().map(Metric::name).toList(),
            new ReplicationRows(scenario.trial(), tallies, scenario.currency() != null)),
        scenario.source().text());
  }

  private Summary summary(
      Readings readings,
      double wallSeconds,
      Optional<Counterfactual> counterfactual,
      Optional<SingleStep> singleStep) {
    List<ObjectiveResult> objectives = evidence.objectives();
    List<ArchitectureSummary> architectures = new ArrayList<>();
    long requests = 0;
    long attempts = 0;
    long events = 0;
    long drainEvents = 0;
    for (int i = 0; i < tallies.size(); i++) {
      ArchitectureTally tally = tallies.get(i);
      ArchitectureSummary summary =
          readings.summary(
              architecture(i),
              scenario.bounds().contains(architecture(i)),
              tally,
              samples.get(i),
              wholes.get(i));
      architectures.add(summary);
      requests += summary.useCases().stream().mapToLong(u -> u.outcomes().offered()).sum();
      attempts += summary.useCases().stream().mapToLong(u -> u.attempts().total()).sum();
      events += tally.events();
      drainEvents += tally.drainEvents();
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
            scenario.trial().horizon().warmupNanos() / NANOS_PER_SECOND,
            replications,
            Optional.ofNullable(scenario.currency()),
            Optional.ofNullable(scenario.gate())),
        new Summary.Run(
            events,
            drainEvents,
            requests,
            attempts,
            wallSeconds,
            wallSeconds > 0
                ? (events
                        + counterfactual.map(Counterfactual::events).orElse(0L)
                        + singleStep.map(SingleStep::events).orElse(0L))
                    / wallSeconds
                : 0,
            evidence.digest().toString()),
        architectures,
        evidence.sightings().sources().stream()
            .map(seen -> new IncidentSighting(seen.source(), seen.struck(), seen.expected()))
            .toList(),
        comparisons(),
        objectives,
        economy(objectives),
        warnings(architectures),
        counterfactual,
        singleStep,
        Optional.empty());
  }

  private CostFrontier economy(List<ObjectiveResult> objectives) {
    if (scenario.currency() == null) {
      return CostFrontier.NONE;
    }
    List<String> names = IntStream.range(0, tallies.size()).mapToObj(this::architecture).toList();
    return new Economy(names, scenario.bounds(), wholes).frontier(objectives);
  }

  /** What the scenario's reader warned of, and figures that are not known to the end. */
  private List<String> warnings(List<ArchitectureSummary> architectures) {
    List<String> warnings = new ArrayList<>(scenario.warnings());
    warnings.addAll(Foresight.of(scenario, evidence.sightings()));
    for (ArchitectureSummary architecture : architectures) {
      for (UseCaseSummary useCase : architecture.useCases()) {
        OutcomeCounts outcomes = useCase.outcomes();
        if (outcomes.offered() == 0) {
          warnings.add(
              "%s under %s: no work was offered, so nothing was measured"
                  .formatted(useCase.name(), PlainText.quoted(architecture.name())));
        }
        if (outcomes.unfinished() > 0) {
          warnings.add(
              "%s under %s: %s of the work was still under way when the drain of %s was over; figures leave it out, verdicts take it both ways"
                  .formatted(
                      useCase.name(),
                      PlainText.quoted(architecture.name()),
                      Figures.share((double) outcomes.unfinished() / outcomes.offered()),
                      Figures.seconds(scenario.trial().drain().longestNanos() / NANOS_PER_SECOND)));
        }
      }
    }
    warnings.addAll(evidence.unsteady());
    String tooFewSeen = evidence.sightings().tooFewSeen();
    if (!tooFewSeen.isEmpty() && evidence.sightings().tooFewExpected().isEmpty()) {
      warnings.add(tooFewSeen);
    }
    return warnings;
  }

  private List<Comparison> comparisons() {
    List<Comparison> comparisons = new ArrayList<>();
    for (int useCase = 0; useCase < scenario.trial().useCases().size(); useCase++) {
      String name = scenario.trial().useCases().get(useCase).name();
      int number = useCase;
      for (Metric metric : Metrics.COMPARED) {
        if (samples.stream().noneMatch(s -> metric.isCompared(s.get(number)))) {
          continue;
        }
        for (int i = 1; i < samples.size(); i++) {
          Estimate difference =
              metric.difference(samples.get(i).get(useCase), samples.get(0).get(useCase));
          comparisons.add(comparison(metric, name, i, difference));
        }
      }
    }
    for (int i = 1; scenario.currency() != null && i < wholes.size(); i++) {
      Estimate difference = Metrics.TOTAL_COST.difference(wholes.get(i), wholes.get(0));
      comparisons.add(comparison(Metrics.TOTAL_COST, Objective.WHOLE, i, difference));
    }
    return comparisons;
  }

  private Comparison comparison(
      Metric metric, String useCase, int architecture, Estimate difference) {
    return new Comparison(
        metric.name(),
        useCase,
        architecture(0),
        architecture(architecture),
        metric.unitIn(evidence.currency()),
        difference);
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

  /** What happened or was done in every replication, and what was drawn for the first. */
  private List<FaultWindow> windows() {
    FaultPlan plan = scenario.trial().faults();
    RandomStreams first = new RandomStreams(scenario.seed(), 0);
    return Stream.of(
            plan.scheduledBefore(scenario.trial().durationNanos()).stream()
                .map(fault -> window(fault, false)),
            plan.drawn(first, scenario.trial().durationNanos()).stream()
                .map(fault -> window(fault, replications > 1)),
            new StepReadings(scenario.trial().steps()).windows(scenario.trial().durationNanos()),
            events())
        .flatMap(windows -> windows)
        .toList();
  }

  /** What happens to platforms outside of all that is simulated. */
  private Stream<FaultWindow> events() {
    long duration = scenario.trial().durationNanos();
    return scenario.trial().platforms().migrations().stream()
        .flatMap(
            migration ->
                migration.on().outside().stream()
                    .filter(stretch -> stretch.fromNanos() < duration)
                    .map(
                        stretch ->
                            new FaultWindow(
                                migration.on().kind() + " of " + migration.from(),
                                migration.from(),
                                migration.on().kind(),
                                stretch.fromNanos() / NANOS_PER_SECOND,
                                Math.min(duration, stretch.untilNanos()) / NANOS_PER_SECOND,
                                false)))
        .distinct();
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
