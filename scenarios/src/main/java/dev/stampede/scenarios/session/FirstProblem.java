package dev.stampede.scenarios.session;

import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with the first of many scenarios that cannot be read: better now than after hours.
 */
public final class FirstProblem {

  private FirstProblem() {}

  /** Returns it in the words that a user is shown; empty if all can be read. */
  public static Optional<String> of(ScenarioLanguage language, Stream<ScenarioText> texts) {
    return texts.flatMap(text -> problem(language, text).stream()).findFirst();
  }

  private static Optional<String> problem(ScenarioLanguage language, ScenarioText text) {
    try {
      language.read(text);
      return Optional.empty();
    } catch (InvalidScenario e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
