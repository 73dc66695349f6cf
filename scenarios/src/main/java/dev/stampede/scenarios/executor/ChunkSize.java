package dev.stampede.scenarios.executor;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import java.util.function.ToIntFunction;

/**
 * How many trials of a plan go together: some seconds of work, as far as it can be told before, so
 * that what a cluster adds to each chunk does not count. It depends on the plan alone: who goes on
 * with it elsewhere cuts it in the same places.
 *
 * @param language that has the scenarios of the plans
 */
public record ChunkSize(ScenarioLanguage language) implements ToIntFunction<Plan> {

  private static final double SECONDS = 3;

  /** A plan that is large enough for it is cut into so many chunks at the least. */
  private static final int FEWEST_CHUNKS = 64;

  @Override
  public int applyAsInt(Plan plan) {
    double seconds = 0;
    for (Variant variant : plan.variants()) {
      Scenario scenario = language.read(variant.scenario());
      seconds +=
          scenario.size().seconds(1, 1)
              * variant.architectures().size()
              / scenario.trial().architectures().size();
    }
    double ofSeconds = SECONDS * plan.trialsOfReplication() / seconds; // infinite for no work
    return (int) Math.max(1, Math.min(ofSeconds, plan.trials() / (double) FEWEST_CHUNKS));
  }
}
