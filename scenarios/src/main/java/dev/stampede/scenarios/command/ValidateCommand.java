package dev.stampede.scenarios.command;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.problem.CheckedFile;
import dev.stampede.scenarios.problem.ProblemFormat;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.session.ScenarioOptions;
import dev.stampede.scenarios.session.SizeNotes;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks scenarios without running them. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Check scenario files, and say everything that is wrong with them.")
final class ValidateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenarioOptions = new ScenarioOptions();

  @Option(
      names = {"-q", "--quiet"},
      description = "print problems only")
  private boolean quiet;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text for people; json, sarif (2.1.0) or github (workflow commands) with advice on the"
              + " design, and nothing else (default: text)")
  private Format format = Format.TEXT;

  /** In which form problems are told. */
  private enum Format {
    TEXT,
    JSON,
    SARIF,
    GITHUB
  }

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return switch (format) {
      case TEXT -> tell();
      case JSON -> write(ProblemFormat.JSON);
      case SARIF -> write(ProblemFormat.SARIF);
      case GITHUB -> write(ProblemFormat.GITHUB);
    };
  }

  private int write(ProblemFormat form) {
    List<CheckedFile> checked = new ArrayList<>();
    int code = scenarioOptions.check(terminal, checked::add);
    if (code != ExitCode.BAD_COMMAND_LINE) {
      terminal.out().print(form.of(checked));
    }
    return code;
  }

  private int tell() {
    List<ReadScenario> scenarios = new ArrayList<>();
    int code = scenarioOptions.load(terminal, false, scenarios::add);
    if (!quiet) {
      for (ReadScenario read : scenarios) {
        terminal.out().println(line(read.scenario()));
        terminal
            .out()
            .println(
                "  before retries: "
                    + SizeNotes.of(read.scenario(), Runtime.getRuntime().availableProcessors()));
        long advice = read.reviewed().advice();
        if (advice > 0) {
          terminal
              .out()
              .println(
                  "  %d %s on its design: stampede explain %s"
                      .formatted(
                          advice,
                          advice == 1 ? "piece of advice" : "pieces of advice",
                          PlainText.of(read.file())));
        }
      }
    }
    return code;
  }

  private static String line(Scenario scenario) {
    return "%s: valid: %s, %s, %s, %s"
        .formatted(
            scenario.name(),
            count(scenario.trial().useCases(), "use case"),
            count(scenario.trial().providers(), "provider"),
            count(scenario.trial().architectures(), "architecture"),
            count(scenario.objectives(), "objective"));
  }

  private static String count(List<?> things, String noun) {
    return Figures.counted(things.size(), noun);
  }
}
