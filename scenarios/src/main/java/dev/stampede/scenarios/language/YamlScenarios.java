package dev.stampede.scenarios.language;

import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.read.InputFiles;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The scenario language of the files, for programs. Reads no file but those that a scenario names,
 * wherever they lie: whoever has such a text has decided that they may be read.
 *
 * @param today the date of the run: presets of much earlier are warned of
 * @param places where the content is of a file that a scenario names so
 */
public record YamlScenarios(LocalDate today, UnaryOperator<Path> places)
    implements ScenarioLanguage {

  /** Reads files where scenarios say that they are. */
  public YamlScenarios(LocalDate today) {
    this(today, UnaryOperator.identity());
  }

  /** Returns what reads scenarios the same way on every day: only warnings depend on it. */
  public static YamlScenarios anyDay() {
    return new YamlScenarios(LocalDate.EPOCH);
  }

  /** Returns what reads the same scenarios where their files have been taken elsewhere. */
  public YamlScenarios where(UnaryOperator<Path> newPlaces) {
    return new YamlScenarios(today, newPlaces);
  }

  @Override
  public Scenario read(ScenarioText text) {
    Problems problems = new Problems();
    Scenario scenario = read(text, problems, places);
    if (scenario == null) {
      throw new InvalidScenario(problems.render());
    }
    return scenario;
  }

  /**
   * Returns the files that a scenario names, as it names them: what {@link #places} is asked. None
   * of them is read.
   */
  public Set<Path> files(ScenarioText text) {
    Set<Path> named = new LinkedHashSet<>();
    read(
        text,
        new Problems(), // each file is missing
        file -> {
          named.add(file);
          return Path.of(""); // cannot be read
        });
    return named;
  }

  private @Nullable Scenario read(
      ScenarioText text, Problems problems, UnaryOperator<Path> whereabouts) {
    Blueprint read =
        new ScenarioReader(Language.standard(), whereabouts, InputFiles.Reach.ANYWHERE)
            .scenario(
                Source.of(text.name(), text.text()),
                text.settings(),
                Path.of(text.folder()),
                today,
                problems,
                Effective.root());
    return read == null ? null : read.scenario();
  }
}
