package dev.stampede.scenarios.command;

import dev.stampede.scenarios.experiment.Scenario;
import dev.stampede.scenarios.language.Problems;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.language.Source;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenarios, and what to change in them: the same for every command. */
final class ScenarioOptions {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "scenario files")
  List<String> files = List.of();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "change a value, as in --set demand.chat.arrivals.rate=80/s")
  List<String> settings = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "seed of all random numbers")
  @Nullable Long seed;

  @Option(
      names = {"-n", "--replications"},
      paramLabel = "N",
      description = "independent replications; two or more give confidence intervals")
  @Nullable Integer replications;

  /**
   * Reads and checks all scenarios, and prints every problem found in any of them.
   *
   * @param scenarios where the valid ones are put
   * @return the exit code so far
   */
  int read(Terminal terminal, List<Scenario> scenarios) {
    if (replications != null && replications < 1) {
      terminal.error("--replications (%d) must be at least 1".formatted(replications));
      return ExitCode.BAD_COMMAND_LINE;
    }
    int code = ExitCode.OK;
    for (String file : files) {
      try {
        Path path = Path.of(file);
        Problems problems = new Problems();
        Scenario scenario = read(path, Source.read(path), problems);
        terminal.err().print(problems.render());
        if (scenario != null) {
          scenarios.add(scenario);
        } else if (problems.onlyUnreadableFiles()) {
          code = ExitCode.CANNOT_READ_OR_WRITE;
        } else if (code == ExitCode.OK) {
          code = ExitCode.INVALID_SCENARIO;
        }
      } catch (IOException | InvalidPathException e) {
        terminal.error(String.valueOf(e.getMessage()));
        code = ExitCode.CANNOT_READ_OR_WRITE;
      }
    }
    return code;
  }

  private @Nullable Scenario read(Path path, Source source, Problems problems) {
    Path folder = path.toAbsolutePath().getParent();
    Scenario scenario =
        ScenarioReader.read(
            source,
            new ArrayList<>(settings),
            folder == null ? Path.of("") : folder,
            LocalDate.now(ZoneOffset.UTC),
            problems);
    if (scenario == null) {
      return null;
    }
    Scenario seeded = seed == null ? scenario : scenario.withSeed(seed);
    return replications == null ? seeded : seeded.withReplications(replications);
  }
}
