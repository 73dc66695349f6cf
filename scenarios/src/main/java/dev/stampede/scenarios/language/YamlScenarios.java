package dev.stampede.scenarios.language;

import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The scenario language of the files, for programs. Reads no file but the traces that a scenario
 * names.
 *
 * @param today the date of the run: presets of much earlier are warned of
 */
public record YamlScenarios(LocalDate today) implements ScenarioLanguage {

  /** Returns what reads scenarios the same way on every day: only warnings depend on it. */
  public static YamlScenarios anyDay() {
    return new YamlScenarios(LocalDate.EPOCH);
  }

  @Override
  public Scenario read(ScenarioText text) {
    Problems problems = new Problems();
    Scenario scenario =
        ScenarioReader.read(
            Source.of(text.name(), text.text()),
            text.settings(),
            Path.of(text.folder()),
            today,
            problems);
    if (scenario == null) {
      throw new InvalidScenario(problems.render());
    }
    return scenario;
  }
}
