package dev.stampede.scenarios.command;

import picocli.CommandLine.Option;

/** On how many threads trials run, and whether that can be watched: the same for every command. */
final class JobOptions {

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "threads (default: all cores); the results are the same for any number")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--no-progress", description = "no progress line, even on a terminal")
  private boolean noProgress;

  /** How many threads to use; at least 1 if {@link #check} has nothing against it. */
  int jobs() {
    return jobs;
  }

  /** How many of the machine's cores are used. */
  int cores() {
    return Math.min(jobs, Runtime.getRuntime().availableProcessors());
  }

  /** Whether a progress line is wanted and can be seen. */
  boolean showsProgress(Terminal terminal) {
    return terminal.errIsTerminal() && !noProgress;
  }

  /** Prints what is wrong, and returns the exit code. */
  int check(Terminal terminal) {
    if (jobs < 1) {
      terminal.error("--jobs (%d) must be at least 1".formatted(jobs));
      return ExitCode.BAD_COMMAND_LINE;
    }
    return ExitCode.OK;
  }
}
