package dev.stampede.scenarios.command;

import dev.stampede.reports.file.OutputFile;
import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.fitting.BrokenRecording;
import dev.stampede.scenarios.fitting.Columns;
import dev.stampede.scenarios.fitting.DemandFindings;
import dev.stampede.scenarios.fitting.DemandFit;
import dev.stampede.scenarios.starter.LiteLlmStarter;
import dev.stampede.scenarios.starter.Starter;
import dev.stampede.scenarios.starter.Starters;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a scenario to begin with. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write a scenario to begin with, by the question that you have. Without a name, list them.",
      "With --from, make one of what you have: a configuration, and a log of requests.",
      ""
    })
final class InitCommand implements Callable<Integer> {
  private static final String LITELLM = "litellm";

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "which one; the list has a name for each question")
  private @Nullable String name;

  @Option(
      names = "--from",
      arity = "2",
      hideParamSyntax = true,
      paramLabel = "litellm FILE",
      description = "make a scenario of a config.yaml of LiteLLM's")
  private List<String> from = List.of();

  @Option(
      names = "--trace",
      paramLabel = "LOG",
      description = "with --from: requests as they were logged, in any form that fit reads")
  private @Nullable Path trace;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "where to write it (default: NAME.yaml); never over a file that is there")
  private @Nullable Path out;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!from.isEmpty()) {
      return name == null
          ? made(from.get(0), Path.of(from.get(1)))
          : wrong("--from makes a scenario of its own: leave '%s' away".formatted(name));
    }
    if (trace != null) {
      return wrong("--trace goes with --from: what is the configuration?");
    }
    if (name == null) {
      list();
      return ExitCode.OK;
    }
    Optional<Starter> starter = Starters.find(name);
    if (starter.isEmpty()) {
      terminal.error("there is no scenario '%s' to begin with".formatted(name));
      terminal.err().println("  help: " + Suggestion.help(name, "scenarios", Starters.names()));
      return ExitCode.BAD_COMMAND_LINE;
    }
    return write(starter.get(), out == null ? Path.of(name + ".yaml") : out);
  }

  private int wrong(String message) {
    terminal.error(message);
    return ExitCode.BAD_COMMAND_LINE;
  }

  /** Makes a scenario of a configuration, and says what only the user knows. */
  private int made(String kind, Path config) {
    if (!kind.equals(LITELLM)) {
      terminal.error("--from knows '%s', not '%s'".formatted(LITELLM, kind));
      terminal.err().println("  help: other configurations stand in a scenario, or are pointed at");
      return ExitCode.BAD_COMMAND_LINE;
    }
    try {
      Path file = out == null ? Path.of(LITELLM + ".yaml") : out;
      Path pointedAt = pathFrom(file, config);
      LiteLlmStarter.Made made =
          LiteLlmStarter.of(config, pointedAt.toString().replace('\\', '/'), demand());
      int code = write(made.starter(), file);
      if (code == ExitCode.OK) {
        made.open()
            .forEach(value -> terminal.out().println("  yours to say: " + PlainText.of(value)));
        if (pointedAt.startsWith("..") || pointedAt.isAbsolute()) {
          terminal.note("%s is not below %s: run it with --allow-outside".formatted(config, file));
        }
      }
      return code;
    } catch (IOException | InvalidPathException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    } catch (BrokenRecording e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.INVALID_SCENARIO;
    }
  }

  private static Path pathFrom(Path scenario, Path config) {
    Path folder = scenario.toAbsolutePath().normalize().getParent();
    Path whole = config.toAbsolutePath().normalize();
    return folder == null || !Objects.equals(folder.getRoot(), whole.getRoot())
        ? whole
        : folder.relativize(whole);
  }

  /** What a log says of demand; nothing where there is none. */
  private Optional<String> demand() throws IOException, BrokenRecording {
    if (trace == null) {
      return Optional.empty();
    }
    DemandFindings findings = new DemandFit(trace, null, new Columns(Map.of()), Map.of()).demand();
    findings.doubts().forEach(terminal::warning);
    return Optional.of(findings.yaml());
  }

  private void list() {
    int widest = Starters.names().stream().mapToInt(String::length).max().orElse(0);
    for (Starter starter : Starters.all()) {
      terminal.out().printf("%-" + widest + "s  %s%n", starter.name(), starter.question());
    }
    terminal.out().println();
    terminal.out().println("write one: stampede init NAME");
  }

  private int write(Starter starter, Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      terminal.error("%s is there already, and stays as it is".formatted(file));
      terminal
          .err()
          .println("  help: name another file: stampede init %s -o FILE".formatted(starter.name()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
    byte[] text = starter.text().getBytes(StandardCharsets.UTF_8);
    try {
      OutputFile.at(file).write(stream -> stream.write(text));
    } catch (IOException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
    terminal.out().println("wrote " + file);
    terminal.out().println("  " + starter.question());
    terminal.out().println("  " + starter.commandFor(file.toString()));
    terminal.out().println("  " + starter.advice());
    return ExitCode.OK;
  }
}
