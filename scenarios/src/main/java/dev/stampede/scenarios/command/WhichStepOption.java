package dev.stampede.scenarios.command;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.singlestep.SingleStepQuestion;
import dev.stampede.reports.text.Figures;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that asks, too, which single step of operators ends it soonest. */
final class WhichStepOption {

  @Option(
      names = "--which-step",
      description =
          "tell which single step of operators ends it soonest: run all again with each of those listed"
              + " under 'steps', with usual ones, and with none, on the same random numbers; each"
              + " costs as much as a run")
  private boolean asked;

  /**
   * Prints which scenarios have nothing that could be ended, or that another question is asked
   * beside it, and returns the exit code.
   */
  int check(Terminal terminal, List<Scenario> scenarios, CounterfactualOption other) {
    if (asked && other.isAsked()) {
      terminal.error("--which-step and --counterfactual are two questions");
      terminal.err().println("  help: ask one in each run");
      return ExitCode.BAD_COMMAND_LINE;
    }
    int code = ExitCode.OK;
    for (Scenario scenario : scenarios) {
      if (asked && about(scenario).isEmpty()) {
        terminal.error(
            "--which-step: %s has no fault before its end, no incidents and no surge that could be ended"
                .formatted(scenario.name()));
        terminal
            .err()
            .println(
                "  help: list some under 'faults', give arrivals 'surges', or leave --which-step out");
        code = ExitCode.INVALID_SCENARIO;
      }
    }
    return code;
  }

  /** Returns the question, if it is asked. */
  Optional<SingleStepQuestion> about(Scenario scenario) {
    return asked ? SingleStepQuestion.about(scenario) : Optional.empty();
  }

  /** Says what it takes. */
  static String note(SingleStepQuestion question) {
    return "%s: which step: %s runs, as it is, with no step, and with each of %s alone"
        .formatted(
            question.scenario().name(),
            Figures.count(question.runs()),
            Figures.count(question.repertoire().candidates().size() - 1L));
  }
}
