package dev.stampede.experiments.conclude;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.recovery.LevelFigures;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sequential.Awaited;
import dev.stampede.experiments.stationary.Stationarity;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Judge;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.experiments.tally.Sightings;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the trials of a scenario say for and against its architectures. */
public final class Evidence {

  private final Scenario scenario;
  private final List<ArchitectureTally> tallies;
  private final List<String> architectures;
  private final Sightings sightings;

  /** For each architecture, what each use case is judged by. */
  private final List<List<Sample>> samples;

  /** For each architecture, what it is judged by as a whole. */
  private final List<Sample> wholes;

  /**
   * Reads the tallies off.
   *
   * @param tallies one for each architecture, at least one replication in each
   */
  public Evidence(Scenario scenario, List<ArchitectureTally> tallies) {
    this(scenario, tallies, Confidence.PLAIN);
  }

  /**
   * Reads the tallies off.
   *
   * @param tallies one for each architecture, at least one replication in each
   * @param confidence of all intervals
   */
  public Evidence(Scenario scenario, List<ArchitectureTally> tallies, Confidence confidence) {
    this(
        scenario,
        tallies,
        Sightings.of(scenario.trial(), scenario.seed(), tallies.get(0).replications())
            .at(confidence));
  }

  private Evidence(Scenario scenario, List<ArchitectureTally> tallies, Sightings sightings) {
    this.scenario = scenario;
    this.tallies = tallies;
    this.architectures =
        scenario.trial().architectures().stream().map(ArchitectureSpec::name).toList();
    this.sightings = sightings;
    this.samples =
        tallies.stream()
            .map(
                tally ->
                    IntStream.range(0, scenario.trial().useCases().size())
                        .mapToObj(useCase -> tally.sample(useCase, sightings))
                        .toList())
            .toList();
    this.wholes = tallies.stream().map(tally -> tally.sample(sightings)).toList();
  }

  /**
   * Returns the same with all replications alike, whether incidents struck them or not: as it has
   * to be beside a scenario whose incidents are others.
   */
  public Evidence unstratified() {
    return new Evidence(
        scenario, tallies, Sightings.none(replications()).at(sightings.confidence()));
  }

  /** Of what. */
  public Scenario scenario() {
    return scenario;
  }

  /** Names of the architectures, in the scenario's order. */
  public List<String> architectures() {
    return architectures;
  }

  /** Names of the use cases, in the scenario's order. */
  public List<String> useCases() {
    return scenario.trial().useCases().stream().map(UseCaseSpec::name).toList();
  }

  /** How often each architecture was run; at least once. */
  public int replications() {
    return tallies.get(0).replications();
  }

  /** The incidents that were seen. */
  public Sightings sightings() {
    return sightings;
  }

  /** For each architecture, what each use case is judged by. */
  List<List<Sample>> samples() {
    return samples;
  }

  /** For each architecture, what it is judged by as a whole. */
  List<Sample> wholes() {
    return wholes;
  }

  /**
   * Returns what a use case is judged by under an architecture.
   *
   * @param useCase its name; {@link Objective#WHOLE} for the architecture as a whole
   * @throws IllegalArgumentException if the scenario has none of that name
   */
  public Sample sample(String useCase, int architecture) {
    if (useCase.equals(Objective.WHOLE)) {
      return wholes.get(architecture);
    }
    int number = useCases().indexOf(useCase);
    if (number < 0) {
      throw new IllegalArgumentException("no use case '%s'".formatted(useCase));
    }
    return samples.get(architecture).get(number);
  }

  /** How a use case was below its level under an architecture, in each replication. */
  public List<LevelFigures> levels(int useCase, int architecture) {
    return tallies.get(architecture).levelsOf(useCase);
  }

  /** Judges every architecture by every objective, objective by objective. */
  public List<ObjectiveResult> objectives() {
    List<ObjectiveResult> results = new ArrayList<>();
    for (Objective objective : scenario.objectives()) {
      for (int i = 0; i < tallies.size(); i++) {
        String versus = objective.versus();
        if (versus == null || !versus.equals(architectures.get(i))) {
          results.add(objective(objective, i));
        }
      }
    }
    return results;
  }

  /** Judges an architecture by an objective, which does not compare it with itself. */
  public ObjectiveResult objective(Objective objective, int architecture) {
    String versus = objective.versus();
    Sample sample = sample(objective.useCase(), architecture);
    return Judge.judge(
            objective,
            architectures.get(architecture),
            sample,
            versus == null ? null : sample(objective.useCase(), architectures.indexOf(versus)))
        .paidIn(currency());
  }

  /**
   * Returns the figures that may have to be known before it is stopped, of the architectures that
   * decide: what is promised, and some metrics of whatever of ours has them.
   */
  public List<Awaited> awaited(Set<Metric> metrics) {
    AwaitedReadings readings = new AwaitedReadings(this);
    return Stream.concat(
            readings.promised().stream(),
            metrics.stream().flatMap(metric -> readings.of(metric).stream()))
        .toList();
  }

  /**
   * Returns a promise as a figure that may have to be known before it is stopped.
   *
   * @param name of whom it is about
   */
  public Awaited awaited(ObjectiveResult promise, String name) {
    return new AwaitedReadings(this).promised(promise, name);
  }

  /** Whether a figure has an interval, or gets one if there are more replications. */
  public boolean comes(Estimate estimate) {
    return new AwaitedReadings(this).comes(estimate);
  }

  /**
   * Returns what is wrong with a run that should look the same at all times, in sentences: its
   * warm-up is too short, or it is not stationary.
   */
  public List<String> unsteady() {
    Readings readings = new Readings(scenario.trial(), replications());
    return new Stationarity(scenario.trial())
        .warnings(
            IntStream.range(0, tallies.size())
                .mapToObj(i -> readings.providerCourses(architectures.get(i), tallies.get(i)))
                .flatMap(List::stream)
                .toList());
  }

  /** The currency of all that is paid; empty where nothing has a price. */
  public String currency() {
    return scenario.currency() == null ? "" : scenario.currency();
  }

  /** Events of all trials. */
  public long events() {
    return tallies.stream().mapToLong(ArchitectureTally::events).sum();
  }

  /** What all trials came to, bit for bit. */
  public Digest digest() {
    Digest digest = Digest.EMPTY;
    for (int i = 0; i < tallies.size(); i++) {
      digest = digest.with(architectures.get(i)).with(tallies.get(i).digest().value());
    }
    return digest;
  }
}
