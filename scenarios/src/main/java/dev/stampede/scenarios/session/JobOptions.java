package dev.stampede.scenarios.session;

import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** On how many threads trials run, and whether that can be watched: the same for every command. */
public final class JobOptions {

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "threads (default: all cores); the results are the same for any number")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--no-progress", description = "no progress line, even on a terminal")
  private boolean noProgress;

  /** How many threads to use; at least 1 if {@link #check} has nothing against it. */
  public int jobs() {
    return jobs;
  }

  /** Returns what runs the trials of scenarios that have been read already. */
  public Executor executor(List<Scenario> scenarios) {
    Map<ScenarioText, Scenario> read =
        scenarios.stream()
            .collect(Collectors.toMap(Scenario::source, scenario -> scenario, (a, b) -> a));
    return new LocalExecutor(jobs, text -> Objects.requireNonNull(read.get(text)).trial());
  }

  /** Returns what runs the trials of scenarios that it reads itself. */
  public Executor executor(ScenarioLanguage language) {
    return new LocalExecutor(jobs, text -> language.read(text).trial());
  }

  /** How many of the machine's cores are used. */
  public int cores() {
    return Math.min(jobs, Runtime.getRuntime().availableProcessors());
  }

  /** Whether a progress line is wanted and can be seen. */
  public boolean showsProgress(Terminal terminal) {
    return terminal.errIsTerminal() && !noProgress;
  }

  /** Prints what is wrong, and returns the exit code. */
  public int check(Terminal terminal) {
    if (jobs < 1) {
      terminal.error("--jobs (%d) must be at least 1".formatted(jobs));
      return ExitCode.BAD_COMMAND_LINE;
    }
    return ExitCode.OK;
  }
}
