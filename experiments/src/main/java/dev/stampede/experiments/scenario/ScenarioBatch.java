package dev.stampede.experiments.scenario;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.Variant;
import java.util.List;

/**
 * Scenarios that are run as one plan: on the random numbers of the first one's seed, and as often
 * as it asks for, so that each replication of one stands beside the same of all others.
 *
 * @param scenarios at least one
 */
public record ScenarioBatch(List<Scenario> scenarios) {

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

  /** Returns the number of the first variant of a scenario, that in which all goes wrong. */
  public int firstVariant(int scenario) {
    return scenarios.subList(0, scenario).stream().mapToInt(s -> s.plan().variants().size()).sum();
  }

  /** Returns how many variants a scenario has. */
  public int variants(int scenario) {
    return scenarios.get(scenario).plan().variants().size();
  }
}
