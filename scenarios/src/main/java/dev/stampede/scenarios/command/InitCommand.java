package dev.stampede.scenarios.command;

import dev.stampede.reports.file.OutputFile;
import dev.stampede.scenarios.starter.Starter;
import dev.stampede.scenarios.starter.Starters;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
      ""
    })
final class InitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "which one; the list has a name for each question")
  private @Nullable String name;

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
