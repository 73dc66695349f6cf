package dev.stampede.experiments.scenario;

import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.Variant;
import java.util.List;

/**
 * Scenarios that are run as one plan: on the random numbers of the first one's seed, and as often
 * as it asks for, so that each replication of one stands beside the same of all others.
 *
 * @param scenarios at least one
 */
public record ScenarioBatch(List<Scenario> scenarios) implements ScenarioLanguage {

  /** Gives all scenarios the seed and the number of replications of the first one. */
  public ScenarioBatch {
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("a batch must have a scenario");
    }
    Scenario first = scenarios.get(0);
    scenarios =
        scenarios.stream()
            .map(scenario -> scenario.withSeed(first.seed()).withReplications(first.replications()))
            .toList();
  }

  /** Returns what has to be run: what each scenario needs, one after another. */
  public Plan plan() {
    List<Variant> variants =
        scenarios.stream().flatMap(scenario -> scenario.plan().variants().stream()).toList();
    return new Plan(variants, scenarios.get(0).seed(), scenarios.get(0).replications());
  }

  /** Returns that of the scenarios which was read from a text; nothing is read again. */
  @Override
  public Scenario read(ScenarioText text) {
    return scenarios.stream()
        .filter(scenario -> scenario.source().equals(text))
        .findFirst()
        .orElseThrow(() -> new InvalidScenario("not of the batch: " + text.name()));
  }

  /** Returns how many variants a scenario has. */
  public int variants(int scenario) {
    return scenarios.get(scenario).plan().variants().size();
  }
}
