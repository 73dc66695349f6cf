package dev.stampede.scenarios.command;

import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Stands in the list of commands for the benchmarks. They have a jar of their own, which nothing
 * depends on; the launcher starts it instead of this one.
 */
@Command(
    name = "bench",
    description = "Measure Stampede and its peers; started by the launcher only.")
final class BenchCommand implements Callable<Integer> {

  private final Terminal terminal;

  /** Filled by picocli and never looked at, so that whatever follows is answered alike. */
  @SuppressWarnings("UnusedVariable")
  @Unmatched
  private List<String> arguments = new ArrayList<>();

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.error("the benchmarks are not in this jar");
    terminal.err().println("  help: start them with the launcher: ./stampede bench");
    return ExitCode.BAD_COMMAND_LINE;
  }
}
