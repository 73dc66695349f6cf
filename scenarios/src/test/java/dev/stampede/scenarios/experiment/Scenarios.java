package dev.stampede.scenarios.experiment;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.Experiment;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Scenarios of a test, from their text to what an experiment with them finds. */
final class Scenarios {

  private Scenarios() {}

  static Scenario read(String text) {
    return read(text, Path.of(""));
  }

  /** Reads a scenario, whose files are in a directory. */
  static Scenario read(String text, Path directory) {
    Problems problems = new Problems();
    Scenario scenario =
        ScenarioReader.read(
            Source.of("scenario.yaml", text),
            List.of(),
            directory,
            LocalDate.of(2026, 11, 26),
            problems);
    if (scenario == null) {
      throw new AssertionError("not readable:\n" + problems.render());
    }
    return scenario;
  }

  static Experiment run(Scenario scenario) {
    return run(scenario, 2);
  }

  static Experiment run(Scenario scenario, int workers) {
    return new Experimenter(executor(scenario, workers))
        .run(scenario, ProgressListener.NOBODY, new Cancellation())
        .orElseThrow();
  }

  static Executor executor(Scenario scenario, int workers) {
    return new LocalExecutor(workers, text -> scenario.trial());
  }
}
