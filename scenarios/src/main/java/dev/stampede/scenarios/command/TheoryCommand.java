package dev.stampede.scenarios.command;

import dev.stampede.experiments.theory.Effort;
import dev.stampede.experiments.theory.ValidationPage;
import dev.stampede.scenarios.language.YamlScenarios;
import dev.stampede.scenarios.session.JobOptions;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.ProgressLine;
import dev.stampede.scenarios.terminal.Terminal;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows that simulations agree with theory, that intervals cover what they say, and that verdicts
 * err no more than they may.
 */
@Command(
    name = "theory",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Run scenarios whose true figures are known. Do simulations show what formulas of queueing"
          + " theory say, how often do intervals cover the truth, and how often do verdicts err?"
          + " Prints Markdown; docs/validation.md is its output. Exit code 99 if something is off by"
          + " more than chance.",
      ""
    })
final class TheoryCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--quick",
      description =
          "a minute of one core: short closed forms, and few experiments, which show only what is"
              + " far off")
  private boolean quick;

  @Option(
      names = "--experiments",
      paramLabel = "N",
      description =
          "of each scenario and number of replications (default: "
              + Effort.EXPERIMENTS
              + ", or "
              + Effort.FEW
              + " with --quick)")
  private @Nullable Integer experiments;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "draws all anew (default: ${DEFAULT-VALUE})")
  private long seed = 1;

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
    int count = experiments != null ? experiments : quick ? Effort.FEW : Effort.EXPERIMENTS;
    if (count < 1) {
      terminal.error("--experiments (%d) must be at least 1".formatted(count));
      return ExitCode.BAD_COMMAND_LINE;
    }
    ProgressLine progress =
        new ProgressLine(terminal.err(), "theory", jobOptions.showsProgress(terminal));
    ValidationPage page =
        ValidationPage.of(
            new YamlScenarios(LocalDate.EPOCH), // no study has a preset that could be too old
            quick ? Effort.quick(count, seed) : Effort.whole(count, seed),
            jobOptions.jobs(),
            (what, done, all) ->
                progress.say("%s: %d of %d experiments".formatted(what, done, all)));
    progress.clear();
    return show(page);
  }

  /** Prints a page, and returns the exit code. */
  int show(ValidationPage page) {
    terminal.out().print(page.text());
    return page.holds() ? ExitCode.OK : ExitCode.OBJECTIVE_FAILED;
  }
}
