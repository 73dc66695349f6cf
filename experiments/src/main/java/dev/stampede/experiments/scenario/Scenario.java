package dev.stampede.experiments.scenario;

import dev.stampede.experiments.plan.LeftOut;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.IncidentSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as read, checked and ready to run.
 *
 * @param source the text that it was read from
 * @param sha256 hash of what decides the results: the file's bytes and the overrides, in lower-case
 *     hexadecimal digits
 * @param seed of all random numbers
 * @param replications how many to run, at least 1
 * @param bounds names of the architectures that only frame the others and are not to be built
 * @param gate the architecture that decides the exit code alone; null for all but the bounds
 * @param currency of all that is paid, an ISO 4217 code; null where nothing has a price
 * @param warnings what a reader should know before trusting the figures
 * @param size of one replication, as far as it can be told before
 */
public record Scenario(
    String name,
    String description,
    ScenarioText source,
    String sha256,
    long seed,
    int replications,
    TrialSpec trial,
    List<Objective> objectives,
    Set<String> bounds,
    @Nullable String gate,
    @Nullable String currency,
    List<String> warnings,
    RunSize size) {

  /**
   * Copies the collections, and rejects a number of replications that is not positive, and a gate
   * that is no architecture or that {@link Gate#objection} is against.
   */
  public Scenario {
    objectives = List.copyOf(objectives);
    bounds = Set.copyOf(bounds);
    warnings = List.copyOf(warnings);
    if (replications < 1) {
      throw new IllegalArgumentException(
          "replications (%d) must be at least 1".formatted(replications));
    }
    if (gate != null) {
      Optional<String> objection =
          trial.architectures().stream().noneMatch(a -> a.name().equals(gate))
              ? Optional.of("is no architecture")
              : Gate.objection(gate, bounds, objectives);
      objection.ifPresent(
          words -> {
            throw new IllegalArgumentException("gate (%s) %s".formatted(gate, words));
          });
    }
  }

  /**
   * Returns what has to be run to judge it: all architectures, as often as it asks for. Where
   * people wait for what can go wrong, the last of two variants is that in which nothing does: what
   * they lose is told beside it.
   */
  public Plan plan() {
    List<String> architectures =
        trial.architectures().stream().map(ArchitectureSpec::name).toList();
    Variant asItIs = new Variant(source, architectures);
    return new Plan(
        hasTwins() ? List.of(asItIs, asItIs.without(allThatGoesWrong())) : List.of(asItIs),
        seed,
        replications);
  }

  /** Whether people in a closed loop are compared with themselves where nothing goes wrong. */
  private boolean hasTwins() {
    return trial.useCases().stream().anyMatch(useCase -> useCase.source().isClosedLoop())
        && trial.faults().anyBefore(trial.durationNanos());
  }

  /** Returns all that goes wrong in it before its end. */
  public LeftOut allThatGoesWrong() {
    return new LeftOut(
        trial.faults().scheduledBefore(trial.durationNanos()).stream().map(FaultSpec::id).toList(),
        trial.faults().incidents().stream().map(IncidentSpec::source).toList());
  }

  /** Returns the scenario with another seed. */
  public Scenario withSeed(long newSeed) {
    return new Scenario(
        name,
        description,
        source,
        sha256,
        newSeed,
        replications,
        trial,
        objectives,
        bounds,
        gate,
        currency,
        warnings,
        size);
  }

  /** Returns the scenario with another number of replications. */
  public Scenario withReplications(int newReplications) {
    return new Scenario(
        name,
        description,
        source,
        sha256,
        seed,
        newReplications,
        trial,
        objectives,
        bounds,
        gate,
        currency,
        warnings,
        size);
  }

  /** Returns the scenario with other warnings. */
  public Scenario withWarnings(List<String> newWarnings) {
    return new Scenario(
        name,
        description,
        source,
        sha256,
        seed,
        replications,
        trial,
        objectives,
        bounds,
        gate,
        currency,
        newWarnings,
        size);
  }

  /** Returns the scenario with another size. */
  public Scenario withSize(RunSize newSize) {
    return new Scenario(
        name,
        description,
        source,
        sha256,
        seed,
        replications,
        trial,
        objectives,
        bounds,
        gate,
        currency,
        warnings,
        newSize);
  }

  /** Returns the scenario with an architecture of its own as the gate. */
  public Scenario withGate(String newGate) {
    return new Scenario(
        name,
        description,
        source,
        sha256,
        seed,
        replications,
        trial,
        objectives,
        bounds,
        newGate,
        currency,
        warnings,
        size);
  }

  /**
   * Returns the scenario with one of its architectures alone, and those that it is compared with or
   * that serve some of its work. It meets the same random numbers as beside the others.
   */
  public Scenario withOnly(String architecture) {
    Set<String> needed =
        Stream.concat(
                Stream.of(architecture),
                objectives.stream().map(Objective::versus).filter(Objects::nonNull))
            .collect(Collectors.toSet());
    TrialSpec rest = trial.withOnly(needed);
    Set<String> left =
        rest.architectures().stream().map(ArchitectureSpec::name).collect(Collectors.toSet());
    return new Scenario(
        name,
        description,
        source,
        sha256,
        seed,
        replications,
        rest,
        objectives,
        bounds.stream().filter(left::contains).collect(Collectors.toSet()),
        gate == null || left.contains(gate) ? gate : null,
        currency,
        warnings,
        size);
  }

  /**
   * Returns the scenario as it looks to those who know what came of some of its architectures, at
   * least one: what compares others with the rest is left out. It is to be read and not to be run,
   * since work may be served by what is left out.
   */
  public Scenario seenFor(Set<String> architectures) {
    List<Objective> known =
        objectives.stream()
            .filter(o -> o.versus() == null || architectures.contains(o.versus()))
            .toList();
    Set<String> knownBounds =
        bounds.stream().filter(architectures::contains).collect(Collectors.toSet());
    boolean gateDecides =
        gate != null
            && architectures.contains(gate)
            && Gate.objection(gate, knownBounds, known).isEmpty();
    return new Scenario(
        name,
        description,
        source,
        sha256,
        seed,
        replications,
        trial.withResultsOf(architectures),
        known,
        knownBounds,
        gateDecides ? gate : null,
        currency,
        warnings,
        size);
  }
}
