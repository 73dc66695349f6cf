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
    List<Scenario> scenarios = new ArrayList<>();
    int code = scenarioOptions.read(terminal, scenarios);
    if (!quiet) {
      scenarios.forEach(scenario -> terminal.out().println(line(scenario)));
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
