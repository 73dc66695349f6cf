package dev.stampede.scenarios.command;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.reports.explanation.Explanation;
import dev.stampede.reports.file.ExplanationJson;
import dev.stampede.reports.text.ConsoleSummary;
import dev.stampede.reports.text.explanation.ExplanationText;
import dev.stampede.scenarios.explain.Explainer;
import dev.stampede.scenarios.session.ReachOption;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.session.ScenarioLoader;
import dev.stampede.scenarios.terminal.ColourOption;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a scenario comes to, without running it. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Show what the architectures of a scenario come to: every effective value and where it comes"
          + " from, how many calls one request can become, and what is doubtful.",
      ""
    })
final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", description = "scenario file")
  private String file = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ARCHITECTURE",
      description = "its name (default: all)")
  private @Nullable String architecture;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "change a value, as in --set demand.chat.arrivals.rate=80/s")
  private List<String> settings = List.of();

  @Mixin private ReachOption reachOption = new ReachOption();

  @Option(
      names = "--all",
      description = "explain the rest of the scenario, too: demand, providers, faults")
  private boolean all;

  @Option(names = "--json", description = "print the explanation as JSON, and nothing else")
  private boolean json;

  @Mixin private ColourOption colour = new ColourOption();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<ReadScenario> scenarios = new ArrayList<>();
    int code =
        new ScenarioLoader(terminal, settings, reachOption.reach()).load(file, scenarios::add);
    for (ReadScenario read : scenarios) {
      List<String> names =
          read.scenario().trial().architectures().stream().map(ArchitectureSpec::name).toList();
      if (architecture != null && !names.contains(architecture)) {
        terminal.error(
            "%s has no architecture '%s', but %s"
                .formatted(file, architecture, String.join(", ", names)));
        return ExitCode.BAD_COMMAND_LINE;
      }
      read.reviewed();
      print(new Explainer(read.scenario(), read.effective(), read.problems()));
    }
    return code;
  }

  private void print(Explainer explainer) {
    Explanation explanation = explainer.explain(file, architecture, all);
    if (json) {
      terminal.out().print(ExplanationJson.write(explanation));
      return;
    }
    int width = terminal.columns() == 0 ? ConsoleSummary.WIDTH : terminal.columns();
    terminal.out().print(new ExplanationText(explanation, width, colour.on(terminal)).render());
  }
}
