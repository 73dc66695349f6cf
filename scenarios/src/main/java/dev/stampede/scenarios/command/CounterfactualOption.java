package dev.stampede.scenarios.command;

import dev.stampede.experiments.counterfactual.CounterfactualQuestion;
import dev.stampede.experiments.counterfactual.Suspect;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.reports.text.Figures;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that asks, too, what each fault cost. */
final class CounterfactualOption {

  @Option(
      names = "--counterfactual",
      description =
          "tell what each fault cost: run all again without it, and without any, on the same random"
              + " numbers; each costs as much as a run")
  private boolean asked;

  /** Prints which scenarios have nothing that could be left out, and returns the exit code. */
  int check(Terminal terminal, List<Scenario> scenarios) {
    int code = ExitCode.OK;
    for (Scenario scenario : scenarios) {
      if (asked && Suspect.of(scenario.trial()).isEmpty()) {
        terminal.error(
            "--counterfactual: %s has no fault before its end, and no incidents, that could have cost something"
                .formatted(scenario.name()));
        terminal
            .err()
            .println(
                "  help: list some under 'faults', give a provider 'incidents', or leave"
                    + " --counterfactual out");
        code = ExitCode.INVALID_SCENARIO;
      }
    }
    return code;
  }

  /** Whether it is asked. */
  boolean isAsked() {
    return asked;
  }

  /** Returns the question, if it is asked. */
  Optional<CounterfactualQuestion> about(Scenario scenario) {
    return asked ? CounterfactualQuestion.about(scenario) : Optional.empty();
  }

  /** Says what it takes. */
  static String note(CounterfactualQuestion question) {
    int faults = question.suspects().size();
    return "%s: counterfactual: %s runs, with everything and without %s"
        .formatted(
            question.scenario().name(),
            Figures.count(question.runs()),
            faults == 1
                ? "its only fault"
                : "each of %s faults, and without any".formatted(Figures.count(faults)));
  }
}
