package dev.stampede.scenarios.command;

import dev.stampede.experiments.scenario.Gate;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that lets one architecture decide the exit code alone, whatever the file says. */
final class GateOption {

  @Option(
      names = "--gate",
      paramLabel = "NAME",
      description =
          "the architecture that decides the exit code alone (default: the file's gate, or all that"
              + " are no bounds)")
  private @Nullable String gate;

  /**
   * Makes it the gate of all scenarios, if it is given and all of them can have it; prints who
   * cannot.
   *
   * @param scenarios are replaced by those with the gate
   * @return the exit code so far
   */
  int apply(Terminal terminal, List<Scenario> scenarios) {
    if (gate == null) {
      return ExitCode.OK;
    }
    String name = gate;
    boolean fits = true;
    for (Scenario scenario : scenarios) {
      fits &= fits(name, scenario, terminal);
    }
    if (!fits) {
      return ExitCode.BAD_COMMAND_LINE;
    }
    scenarios.replaceAll(scenario -> scenario.withGate(name));
    return ExitCode.OK;
  }

  private static boolean fits(String name, Scenario scenario, Terminal terminal) {
    List<String> known =
        scenario.trial().architectures().stream().map(ArchitectureSpec::name).toList();
    if (!known.contains(name)) {
      terminal.error("--gate: %s has no architecture '%s'".formatted(scenario.name(), name));
      terminal.err().println("  help: " + Suggestion.help(name, "known here", known));
      return false;
    }
    Optional<String> objection = Gate.objection(name, scenario.bounds(), scenario.objectives());
    objection.ifPresent(
        words -> terminal.error("--gate: %s of %s %s".formatted(name, scenario.name(), words)));
    return objection.isEmpty();
  }
}
