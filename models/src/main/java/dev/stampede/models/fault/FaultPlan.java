package dev.stampede.models.fault;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.fault.IncidentSpec.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that goes wrong in a scenario.
 *
 * @param scheduled what happens in every replication
 * @param incidents what happens by chance; at most one entry for a source
 * @param dependencies for providers by name, what else they fail with: a fault of one of these is
 *     one of the provider's own
 */
public record FaultPlan(
    List<FaultSpec> scheduled,
    List<IncidentSpec> incidents,
    Map<String, List<String>> dependencies) {

  /** Nothing goes wrong. */
  public static final FaultPlan NONE = of(List.of());

  /** Copies the collections. */
  public FaultPlan {
    scheduled = List.copyOf(scheduled);
    incidents = List.copyOf(incidents);
    dependencies = Map.copyOf(dependencies);
  }

  /** A plan without chance. */
  public static FaultPlan of(List<FaultSpec> scheduled) {
    return new FaultPlan(scheduled, List.of(), Map.of());
  }

  /**
   * Returns the plan in which some of it does not go wrong. What is left happens as it did before,
   * at the same times.
   *
   * @param ids of faults by plan
   * @param sources of incidents by chance
   * @throws IllegalArgumentException if there is no such fault, or no such source
   */
  public FaultPlan without(Set<String> ids, Set<String> sources) {
    requireAll("fault", ids, scheduled.stream().map(FaultSpec::id).toList());
    requireAll(
        "source of incidents", sources, incidents.stream().map(IncidentSpec::source).toList());
    return new FaultPlan(
        scheduled.stream().filter(fault -> !ids.contains(fault.id())).toList(),
        incidents.stream().filter(incident -> !sources.contains(incident.source())).toList(),
        dependencies);
  }

  private static void requireAll(String noun, Set<String> names, List<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("there is no %s '%s'".formatted(noun, name));
      }
    }
  }

  /** Returns what happens in every replication within the run: what begins after it never does. */
  public List<FaultSpec> scheduledBefore(long durationNanos) {
    return scheduled.stream().filter(fault -> fault.atNanos() < durationNanos).toList();
  }

  /** Whether anything can go wrong before a time. */
  public boolean anyBefore(long nanos) {
    return !scheduledBefore(nanos).isEmpty() || !incidents.isEmpty();
  }

  /** Draws the incidents of one replication that begin before a time. */
  public List<FaultSpec> drawn(RandomStreams streams, long untilNanos) {
    List<FaultSpec> drawn = new ArrayList<>();
    for (IncidentSpec spec : incidents) {
      drawn.addAll(new Incidents(spec, streams).until(untilNanos));
    }
    return drawn;
  }

  /**
   * Returns the sources of incidents that strike in one replication.
   *
   * @param durationNanos of the run, positive
   */
  public Set<String> struckBy(RandomStreams streams, long durationNanos) {
    return drawn(streams, durationNanos).stream()
        .map(FaultSpec::provider)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns how likely each source of incidents is to strike a run, in their order. It is estimated
   * from up to 100,000 runs that are drawn without being simulated, in about 50 ms each, and is the
   * same for the same seed.
   *
   * @param seed of the scenario
   * @param durationNanos of the run, positive
   */
  public List<IncidentOdds> odds(long seed, long durationNanos) {
    RandomStreams streams = new RandomStreams(seed, 0);
    return incidents.stream()
        .map(spec -> new IncidentHistory(spec, streams, durationNanos).odds())
        .toList();
  }

  /**
   * Returns all that strikes a provider in one replication, in the order of time.
   *
   * @param durationNanos faults by plan begin before it
   * @param untilNanos incidents by chance go on until then
   */
  public List<FaultSpec> faultsOf(
      String provider, RandomStreams streams, long durationNanos, long untilNanos) {
    List<FaultSpec> faults = new ArrayList<>(scheduledBefore(durationNanos));
    faults.addAll(drawn(streams, untilNanos));
    faults.removeIf(fault -> !strikes(fault.provider(), provider));
    faults.replaceAll(fault -> fault.drawn(streams));
    faults.sort(Comparator.comparingLong(FaultSpec::atNanos).thenComparing(FaultSpec::id));
    return faults;
  }

  /** Returns all that can happen to a provider. */
  public List<Effect> effectsOn(String provider) {
    return Stream.concat(
            scheduled.stream()
                .filter(fault -> strikes(fault.provider(), provider))
                .map(FaultSpec::effect),
            incidents.stream()
                .filter(incident -> strikes(incident.source(), provider))
                .flatMap(incident -> incident.severities().stream())
                .map(Severity::effect))
        .toList();
  }

  /** Whether a fault of a source is one of a provider. */
  public boolean strikes(String source, String provider) {
    return source.equals(provider)
        || source.startsWith(FaultSpec.placeOf(provider, ""))
        || dependencies.getOrDefault(provider, List.of()).contains(source);
  }
}
