package dev.stampede.scenarios.session;

import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.Language;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.read.InputFiles;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads scenario files for commands, and says in exit codes what came of it.
 *
 * @param settings what to change in them
 * @param reach where the files of other programs may lie that they name
 */
public record ScenarioLoader(Terminal terminal, List<String> settings, InputFiles.Reach reach) {

  /** Copies the list. */
  public ScenarioLoader {
    settings = List.copyOf(settings);
  }

  /**
   * Reads and checks a scenario; errors are printed.
   *
   * @param valid is given the scenario if it has no errors; what to do about warnings is its matter
   * @return the exit code
   */
  public int load(String file, Consumer<ReadScenario> valid) {
    return load(file, valid, problems -> terminal.err().print(problems.render()));
  }

  /**
   * Reads and checks a scenario; that it cannot be read is printed.
   *
   * @param valid is given the scenario if it has no errors
   * @param invalid is given all that is wrong with it if it has
   * @return the exit code
   */
  public int load(String file, Consumer<ReadScenario> valid, Consumer<Problems> invalid) {
    try {
      Path path = Path.of(file);
      Path folder = path.toAbsolutePath().getParent();
      Problems problems = new Problems();
      Effective effective = Effective.root();
      Blueprint read =
          new ScenarioReader(Language.standard(), reach)
              .scenario(
                  Source.read(path),
                  settings,
                  folder == null ? Path.of("") : folder,
                  LocalDate.now(ZoneOffset.UTC),
                  problems,
                  effective);
      if (read != null) {
        valid.accept(ReadScenario.of(file, read, effective, problems));
        return ExitCode.OK;
      }
      invalid.accept(problems);
      return problems.onlyUnreadableFiles()
          ? ExitCode.CANNOT_READ_OR_WRITE
          : ExitCode.INVALID_SCENARIO;
    } catch (IOException | InvalidPathException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
  }
}
