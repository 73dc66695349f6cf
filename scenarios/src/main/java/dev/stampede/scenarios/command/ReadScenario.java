package dev.stampede.scenarios.command;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Lint;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Severity;

/**
 * A scenario file that is without errors, and what reading it told.
 *
 * @param file as the user gave it
 */
record ReadScenario(String file, Scenario scenario, Effective effective, Problems problems) {

  /** Judges the design as well, for what shows advice, and returns this. */
  ReadScenario reviewed() {
    Lint.review(scenario.trial(), effective, problems);
    return this;
  }

  /** How many pieces of advice there are. */
  long advice() {
    return problems.list().stream()
        .filter(problem -> problem.severity() == Severity.ADVICE)
        .count();
  }

  /** Returns the same with a scenario that options have changed. */
  ReadScenario with(Scenario changed) {
    return new ReadScenario(file, changed, effective, problems);
  }
}
