package dev.stampede.experiments.conclude;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Sightings;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.IncidentOdds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be said of an experiment before it runs: that it will have seen too little. */
public final class Foresight {

  /** How many replications would see enough on average; chance wants more. */
  private static final double ENOUGH = 2.0 * Sightings.FEWEST;

  private Foresight() {}

  /** Returns what a reader should know before the run, beside the scenario's own warnings. */
  public static List<String> of(Scenario scenario) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (IncidentOdds odds :
        scenario.trial().faults().odds(scenario.seed(), scenario.trial().durationNanos())) {
      probabilities.put(odds.source(), odds.probability());
    }
    return of(scenario, probabilities);
  }

  /** Returns the same after the run, when the odds of the incidents have been drawn already. */
  static List<String> of(Scenario scenario, Sightings sightings) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (Sightings.Sighting seen : sightings.sources()) {
      probabilities.put(seen.source(), seen.expected() / sightings.struck().size());
    }
    return of(scenario, probabilities);
  }

  private static List<String> of(Scenario scenario, Map<String, Double> probabilities) {
    List<String> warnings = new ArrayList<>();
    int replications = scenario.replications();
    boolean judged = !scenario.objectives().isEmpty();
    probabilities.forEach(
        (source, probability) -> {
          if (judged && probability > 0 && replications * probability < Sightings.FEWEST) {
            warnings.add(
                "incidents of %s strike one replication in %.0f, and there are %d: too few to judge by; about %.0f are needed"
                    .formatted(
                        source, 1 / probability, replications, Math.ceil(ENOUGH / probability)));
          }
        });
    for (Objective objective : scenario.objectives()) {
      long needed = objective.leastReplications();
      if (replications < needed) {
        warnings.add(
            "'%s' cannot be met by %d replications: it needs %d without a miss"
                .formatted(objective.text(), replications, needed));
      }
    }
    shared(scenario).ifPresent(warnings::add);
    return warnings;
  }

  /** Replications that share their arrivals do not show how much one day differs from another. */
  private static Optional<String> shared(Scenario scenario) {
    String names =
        scenario.trial().useCases().stream()
            .filter(useCase -> useCase.source().isShared())
            .map(UseCaseSpec::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() || scenario.replications() == 1
        ? Optional.empty()
        : Optional.of(
            "replications share the arrivals of %s, which are replayed as recorded: intervals leave the chance in that demand out; bootstrap draws it anew"
                .formatted(names));
  }
}
