package dev.stampede.scenarios.command;

import dev.stampede.scenarios.experiment.Scenario;
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

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<ReadScenario> scenarios = new ArrayList<>();
    int code = scenarioOptions.load(terminal, scenarios::add);
    if (!quiet) {
      for (ReadScenario read : scenarios) {
        terminal.out().println(line(read.scenario()));
        long advice = read.reviewed().advice();
        if (advice > 0) {
          terminal
              .out()
              .println(
                  "  %d %s on its design: stampede explain %s"
                      .formatted(
                          advice,
                          advice == 1 ? "piece of advice" : "pieces of advice",
                          read.file()));
        }
      }
    }
    return code;
  }

  private static String line(Scenario scenario) {
    return "%s: valid: %d use cases, %d providers, %d architectures, %d objectives"
        .formatted(
            scenario.name(),
            scenario.trial().useCases().size(),
            scenario.trial().providers().size(),
            scenario.trial().architectures().size(),
            scenario.objectives().size());
  }
}
