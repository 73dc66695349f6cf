package dev.stampede.scenarios.command;

import dev.stampede.scenarios.experiment.Scenario;
import dev.stampede.scenarios.language.Effective;
import dev.stampede.scenarios.language.Problems;

/**
 * A scenario file that is without errors, and what reading it told.
 *
 * @param file as the user gave it
 */
record ReadScenario(String file, Scenario scenario, Effective effective, Problems problems) {

  /** Returns the same with a scenario that options have changed. */
  ReadScenario with(Scenario changed) {
    return new ReadScenario(file, changed, effective, problems);
  }
}
