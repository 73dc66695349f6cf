package dev.stampede.experiments.trial;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.singlestep.Repertoire;
import dev.stampede.models.TrialSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes what can be run of a scenario's text, where its trials are run. Whoever has read the
 * scenario already hands out what it has; who runs a plan elsewhere reads it there.
 */
@FunctionalInterface
public interface TrialSpecs {

  /** Returns the trials of a scenario, in which all goes wrong that it says. */
  TrialSpec of(ScenarioText scenario);

  /**
   * Returns the trials of each variant of a plan, in their order. Each text is read once, however
   * many variants there are of it.
   *
   * @throws IllegalArgumentException if a variant leaves something out that its scenario has not,
   *     or operators do in it what they could not
   */
  default List<TrialSpec> ofVariants(Plan plan) {
    Map<ScenarioText, TrialSpec> read = new HashMap<>();
    return plan.variants().stream()
        .map(
            variant -> of(variant, read.computeIfAbsent(variant.scenario(), this::of), plan.seed()))
        .toList();
  }

  private static TrialSpec of(Variant variant, TrialSpec scenario, long seed) {
    TrialSpec whole =
        scenario.without(
            Set.copyOf(variant.leftOut().faults()), Set.copyOf(variant.leftOut().incidents()));
    TrialSpec rest =
        variant.excerpt().map(excerpt -> Excerpts.of(whole, excerpt, seed)).orElse(whole);
    return variant
        .onlyStep()
        .map(name -> rest.withSteps(Repertoire.of(scenario).named(name).steps()))
        .orElse(rest);
  }
}
