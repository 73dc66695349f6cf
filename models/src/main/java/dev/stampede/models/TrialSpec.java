package dev.stampede.models;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.platform.PlatformsSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.work.LatencyLimit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the trials of one scenario have in common. Names must be unique in each list and refer
 * to entries that exist; whoever reads a scenario checks that. The order of use cases and providers
 * decides nothing.
 *
 * @param horizon how long the run is and what of it counts
 * @param drain how it goes on afterwards, until the work that counts has ended
 * @param limits times that promises are about, for which it is counted exactly what is within them
 * @param useCases at least one
 * @param dependencies what tiers of providers ask, with a capacity of its own
 * @param steps what the operators of providers do
 * @param platforms whose users make work, and who moves between them
 * @param architectures to compare, the baseline first; at least one
 */
public record TrialSpec(
    Horizon horizon,
    Drain drain,
    List<LatencyLimit> limits,
    List<UseCaseSpec> useCases,
    List<ProviderSpec> providers,
    List<DependencySpec> dependencies,
    FaultPlan faults,
    List<StepSpec> steps,
    PlatformsSpec platforms,
    List<ArchitectureSpec> architectures) {

  /**
   * Nobody uses a platform, operators do nothing, and nothing that providers depend on has a
   * capacity of its own.
   */
  public TrialSpec(
      Horizon horizon,
      Drain drain,
      List<LatencyLimit> limits,
      List<UseCaseSpec> useCases,
      List<ProviderSpec> providers,
      FaultPlan faults,
      List<ArchitectureSpec> architectures) {
    this(
        horizon,
        drain,
        limits,
        useCases,
        providers,
        List.of(),
        faults,
        List.of(),
        PlatformsSpec.NONE,
        architectures);
  }

  /** Copies the lists, and rejects dependencies that markets' calls cannot be asked about at. */
  public TrialSpec {
    limits = List.copyOf(limits);
    useCases = List.copyOf(useCases);
    providers = List.copyOf(providers);
    dependencies = List.copyOf(dependencies);
    steps = List.copyOf(steps);
    architectures = List.copyOf(architectures);
    for (DependencySpec dependency : dependencies) {
      EngineSite.Crowd asking = asking(providers, dependency.name());
      if (asking != null) {
        dependency.requirePassable(asking);
      }
    }
  }

  /**
   * Returns the same in which some of the faults never happen; all else sees the same random
   * numbers.
   *
   * @param ids of faults by plan
   * @param sources of incidents by chance
   * @throws IllegalArgumentException if there is no such fault, or no such source
   */
  public TrialSpec without(Set<String> ids, Set<String> sources) {
    return new TrialSpec(
        horizon,
        drain,
        limits,
        useCases,
        providers,
        dependencies,
        faults.without(ids, sources),
        steps,
        platforms,
        architectures);
  }

  /** Returns the same in which operators do something else. */
  public TrialSpec withSteps(List<StepSpec> newSteps) {
    return new TrialSpec(
        horizon,
        drain,
        limits,
        useCases,
        providers,
        dependencies,
        faults,
        newSteps,
        platforms,
        architectures);
  }

  /** Returns the same with another architecture in place of that of its name. */
  public TrialSpec with(ArchitectureSpec other) {
    return withArchitectures(
        architectures.stream().map(own -> own.name().equals(other.name()) ? other : own).toList());
  }

  /** Returns the same with some of its architectures, at least one, and those that they need. */
  public TrialSpec withOnly(Set<String> names) {
    return withArchitectures(
        architectures.stream()
            .filter(
                architecture ->
                    names.contains(architecture.name())
                        || useCases.stream()
                            .anyMatch(useCase -> architecture.name().equals(useCase.servedBy())))
            .toList());
  }

  /**
   * Returns the same with some of its architectures alone, at least one: fit for reading their
   * results, and not for running them, since others may serve work beside them.
   */
  public TrialSpec withResultsOf(Set<String> names) {
    return withArchitectures(
        architectures.stream().filter(own -> names.contains(own.name())).toList());
  }

  private TrialSpec withArchitectures(List<ArchitectureSpec> others) {
    return new TrialSpec(
        horizon,
        drain,
        limits,
        useCases,
        providers,
        dependencies,
        faults,
        steps,
        platforms,
        others);
  }

  /** Returns the same for another time, in which something else goes wrong. */
  public TrialSpec during(Horizon newHorizon, Drain newDrain, FaultPlan newFaults) {
    return new TrialSpec(
        newHorizon,
        newDrain,
        limits,
        useCases,
        providers,
        dependencies,
        newFaults,
        steps,
        platforms,
        architectures);
  }

  /** Simulated time that is reported, warm-up included. */
  public long durationNanos() {
    return horizon.durationNanos();
  }

  /** The latest time that a trial may reach. */
  public long latestNanos() {
    long latest = horizon.durationNanos() + drain.longestNanos();
    return latest < 0 ? Long.MAX_VALUE : latest; // beyond the clock
  }

  /**
   * Returns the architecture of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ArchitectureSpec architecture(String name) {
    return architectures.stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no architecture '%s'".formatted(name)));
  }

  /** What the operators of a provider do within the run: what begins after it never does. */
  public List<StepSpec> stepsOf(String provider) {
    return steps.stream()
        .filter(step -> step.provider().equals(provider))
        .filter(step -> step.occasion().isBefore(durationNanos()))
        .toList();
  }

  /** Returns the provider whose engine serves the calls of one: itself, unless it shares one. */
  public ProviderSpec ownerOf(ProviderSpec provider) {
    return providers.stream()
        .filter(other -> other.name().equals(provider.sharedWith()))
        .findFirst()
        .orElse(provider);
  }

  /** Returns the providers whose calls the engine of one serves; none if it has none of its own. */
  public List<ProviderSpec> doorsOf(ProviderSpec owner) {
    return providers.stream().filter(door -> ownerOf(door).equals(owner)).toList();
  }

  /**
   * Returns what tiers ask, of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public DependencySpec dependency(String name) {
    return dependencies.stream()
        .filter(dependency -> dependency.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no dependency '%s'".formatted(name)));
  }

  /**
   * Returns how the calls of markets are asked about at a dependency: for as long as the most
   * patient of the tiers and of the customers wait. Null if no such calls are.
   */
  EngineSite.@Nullable Crowd asking(String dependency) {
    return asking(providers, dependency);
  }

  private static EngineSite.@Nullable Crowd asking(
      List<ProviderSpec> providers, String dependency) {
    long longest = 0;
    double givingUp = Double.POSITIVE_INFINITY;
    for (ProviderSpec provider : providers) {
      MarketSpec market = provider.market();
      if (market != null) {
        for (TierSpec tier : provider.admission().wayIn().asking(dependency)) {
          longest = Math.max(longest, tier.timeoutNanos());
          givingUp = Math.min(givingUp, market.givingUpPerSecond());
        }
      }
    }
    return longest == 0 ? null : new EngineSite.Crowd(EngineSpec.UNBOUNDED, longest, givingUp);
  }

  /** The limits that are about a use case. */
  public List<LatencyLimit> limitsOf(String useCase) {
    return limits.stream().filter(limit -> limit.useCase().equals(useCase)).toList();
  }

  /** The parts of the course over time. */
  public Intervals intervals() {
    return horizon.intervals();
  }
}
