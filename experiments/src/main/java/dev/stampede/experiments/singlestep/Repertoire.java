package dev.stampede.experiments.singlestep;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.IncidentSpec;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.provider.ProviderSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that operators could do in a scenario, a thing at a time.
 *
 * @param candidates to wait, the steps that the scenario lists, and the standard ones, in this
 *     order
 */
public record Repertoire(List<Candidate> candidates) {

  /** Copies the list. */
  public Repertoire {
    candidates = List.copyOf(candidates);
  }

  /**
   * Returns that of a scenario. Standard steps are those of the providers that a fault or incidents
   * strike, or that a listed step is of, and of the owners of their engines; where there are none,
   * of all.
   */
  public static Repertoire of(TrialSpec trial) {
    List<Candidate> candidates = new ArrayList<>(List.of(Candidate.WAIT));
    trial.steps().stream().map(Candidate::of).forEach(candidates::add);
    List<ProviderSpec> operated = operated(trial);
    Standard standard = new Standard(trial);
    for (ProviderSpec provider : operated) {
      String where = operated.size() == 1 ? "" : " at " + provider.name();
      standard.of(provider, where).stream().map(Candidate::of).forEach(candidates::add);
    }
    return new Repertoire(candidates);
  }

  private static List<ProviderSpec> operated(TrialSpec trial) {
    Set<String> names = new HashSet<>();
    for (ProviderSpec provider : trial.providers()) {
      String name = provider.name();
      boolean listed = trial.steps().stream().map(StepSpec::provider).anyMatch(name::equals);
      if (listed || sources(trial).anyMatch(source -> trial.faults().strikes(source, name))) {
        names.add(name);
        if (provider.sharedWith() != null) {
          names.add(provider.sharedWith());
        }
      }
    }
    return trial.providers().stream()
        .filter(provider -> names.isEmpty() || names.contains(provider.name()))
        .toList();
  }

  private static Stream<String> sources(TrialSpec trial) {
    return Stream.concat(
        trial.faults().scheduledBefore(trial.durationNanos()).stream().map(FaultSpec::provider),
        trial.faults().incidents().stream().map(IncidentSpec::source));
  }

  /**
   * Returns what has a name.
   *
   * @throws IllegalArgumentException if nothing has
   */
  public Candidate named(String name) {
    return candidates.stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("operators have no step '%s'".formatted(name)));
  }
}
