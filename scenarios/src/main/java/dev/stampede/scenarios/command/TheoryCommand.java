package dev.stampede.scenarios.command;

import dev.stampede.scenarios.theory.ValidationPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows that intervals cover what they say, and that verdicts err no more than they may. */
@Command(
    name = "theory",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Run scenarios whose true figures are known, thousands of times: how often do intervals cover"
          + " the truth, and how often do verdicts err? Prints Markdown; docs/validation.md is its"
          + " output.",
      ""
    })
final class TheoryCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--experiments",
      paramLabel = "N",
      description = "of each scenario and number of replications (default: ${DEFAULT-VALUE})")
  private int experiments = ValidationPage.EXPERIMENTS;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "threads to use (default: all cores); they never change the results")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--no-progress", description = "no progress line")
  private boolean noProgress;

  TheoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (jobs < 1) {
      terminal.error("--jobs (%d) must be at least 1".formatted(jobs));
      return ExitCode.BAD_COMMAND_LINE;
    }
    if (experiments < 1) {
      terminal.error("--experiments (%d) must be at least 1".formatted(experiments));
      return ExitCode.BAD_COMMAND_LINE;
    }
    ProgressLine progress =
        new ProgressLine(terminal.err(), "theory", terminal.errIsTerminal() && !noProgress);
    String page =
        ValidationPage.of(
            experiments,
            jobs,
            (what, done, all) ->
                progress.say("%s: %d of %d experiments".formatted(what, done, all)));
    progress.clear();
    terminal.out().print(page);
    return ExitCode.OK;
  }
}
