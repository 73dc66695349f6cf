package dev.stampede.experiments.singlestep;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.recovery.Strike;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which single step of operators ends it soonest? To answer that the scenario is run as it is, and
 * once more with each thing that operators could do, alone, on the same random numbers.
 */
public record SingleStepQuestion(Scenario scenario, Repertoire repertoire) {

  /** Returns the question about a scenario; empty if nothing in it could be ended. */
  public static Optional<SingleStepQuestion> about(Scenario scenario) {
    TrialSpec trial = scenario.trial();
    return Strike.known(trial).isEmpty() && trial.faults().incidents().isEmpty()
        ? Optional.empty()
        : Optional.of(new SingleStepQuestion(scenario, Repertoire.of(trial)));
  }

  /**
   * Returns what has to be run: the scenario as it is, then each candidate in their order, then
   * what else the scenario itself asks for.
   */
  public Plan plan() {
    Plan asItIs = scenario.plan();
    Variant everything = asItIs.variants().get(0);
    List<Variant> variants = new ArrayList<>(List.of(everything));
    repertoire
        .candidates()
        .forEach(candidate -> variants.add(everything.withOnly(candidate.name())));
    variants.addAll(asItIs.variants().subList(1, asItIs.variants().size()));
    return new Plan(variants, asItIs.seed(), asItIs.replications());
  }

  /** How many runs of the scenario that is. */
  public int runs() {
    return plan().variants().size();
  }
}
