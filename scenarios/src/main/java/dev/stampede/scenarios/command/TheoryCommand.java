package dev.stampede.scenarios.command;

import dev.stampede.experiments.theory.ValidationPage;
import dev.stampede.scenarios.language.YamlScenarios;
import dev.stampede.scenarios.session.JobOptions;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.ProgressLine;
import dev.stampede.scenarios.terminal.Terminal;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private JobOptions jobOptions = new JobOptions();

  TheoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int code = jobOptions.check(terminal);
    if (code != ExitCode.OK) {
      return code;
    }
    if (experiments < 1) {
      terminal.error("--experiments (%d) must be at least 1".formatted(experiments));
      return ExitCode.BAD_COMMAND_LINE;
    }
    ProgressLine progress =
        new ProgressLine(terminal.err(), "theory", jobOptions.showsProgress(terminal));
    String page =
        ValidationPage.of(
            new YamlScenarios(LocalDate.EPOCH), // no study has a preset that could be too old
            experiments,
            jobOptions.jobs(),
            (what, done, all) ->
                progress.say("%s: %d of %d experiments".formatted(what, done, all)));
    progress.clear();
    terminal.out().print(page);
    return ExitCode.OK;
  }
}
