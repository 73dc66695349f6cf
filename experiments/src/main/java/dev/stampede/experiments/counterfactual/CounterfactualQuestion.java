package dev.stampede.experiments.counterfactual;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What did each fault of a scenario cost? To answer that the scenario is run with everything,
 * without each of the faults, and without any of them, on the same random numbers: what is left
 * then happens at the same times to the same work.
 *
 * @param suspects at least one
 */
public record CounterfactualQuestion(Scenario scenario, List<Suspect> suspects) {

  /** Copies the list; rejects that there is none. */
  public CounterfactualQuestion {
    suspects = List.copyOf(suspects);
    if (suspects.isEmpty()) {
      throw new IllegalArgumentException("nothing goes wrong that could have cost something");
    }
  }

  /** Returns the question about a scenario; empty if nothing goes wrong in it. */
  public static Optional<CounterfactualQuestion> about(Scenario scenario) {
    List<Suspect> suspects = Suspect.of(scenario.trial());
    return suspects.isEmpty()
        ? Optional.empty()
        : Optional.of(new CounterfactualQuestion(scenario, suspects));
  }

  /**
   * Returns what has to be run: the scenario as it is, then without each suspect in their order,
   * then without all; of one suspect the last two are the same, and run once.
   */
  public Plan plan() {
    Plan asItIs = scenario.plan();
    Variant everything = asItIs.variants().get(0);
    List<Variant> variants = new ArrayList<>(List.of(everything));
    suspects.forEach(suspect -> variants.add(everything.without(suspect.alone())));
    if (suspects.size() > 1) {
      variants.add(everything.without(scenario.allThatGoesWrong()));
    }
    return new Plan(variants, asItIs.seed(), asItIs.replications());
  }

  /** How many runs of the scenario that is. */
  public int runs() {
    return plan().variants().size();
  }
}
