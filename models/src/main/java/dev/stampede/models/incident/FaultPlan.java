package dev.stampede.models.incident;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.incident.IncidentSpec.Severity;
import dev.stampede.models.provider.FaultSpec;
import dev.stampede.models.provider.FaultSpec.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** Draws the incidents of one replication. */
  public List<FaultSpec> drawn(RandomStreams streams, long durationNanos) {
    List<FaultSpec> drawn = new ArrayList<>();
    for (IncidentSpec spec : incidents) {
      drawn.addAll(new Incidents(spec, streams).until(durationNanos));
    }
    return drawn;
  }

  /** Returns all that strikes a provider in one replication. */
  public List<FaultSpec> faultsOf(String provider, RandomStreams streams, long durationNanos) {
    List<FaultSpec> faults = new ArrayList<>(scheduled);
    faults.addAll(drawn(streams, durationNanos));
    faults.removeIf(fault -> !strikes(fault.provider(), provider));
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
        || dependencies.getOrDefault(provider, List.of()).contains(source);
  }
}
