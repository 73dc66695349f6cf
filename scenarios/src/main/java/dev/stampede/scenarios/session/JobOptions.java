package dev.stampede.scenarios.session;

import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
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

  private Workplace workplace = Workplace.HERE;

  /** Has trials run at another place than here. */
  public void at(Workplace elsewhere) {
    workplace = elsewhere;
  }

  /** Whether trials that were asked for are still to be run: then nothing is answered. */
  public boolean lacksTrials() {
    return workplace.lacks();
  }

  /** How many threads to use; at least 1 if {@link #check} has nothing against it. */
  public int jobs() {
    return jobs;
  }

  /** Returns what runs the trials of scenarios, with what reads their texts. */
  Executor executor(ScenarioLanguage language) {
    return workplace.executor(jobs, language);
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
