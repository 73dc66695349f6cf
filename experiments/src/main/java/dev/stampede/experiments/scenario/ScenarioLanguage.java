package dev.stampede.experiments.scenario;

import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.plan.ScenarioText;

/** Makes scenarios of their texts. */
@FunctionalInterface
public interface ScenarioLanguage {

  /**
   * Reads and checks a scenario.
   *
   * @throws InvalidScenario if anything is wrong with it
   */
  Scenario read(ScenarioText text);
}
