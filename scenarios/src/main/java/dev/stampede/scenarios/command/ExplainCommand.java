package dev.stampede.scenarios.command;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.reports.explanation.Explanation;
import dev.stampede.reports.explanation.vendor.VendorExplanation;
import dev.stampede.reports.file.ExplanationJson;
import dev.stampede.reports.text.ConsoleSummary;
import dev.stampede.reports.text.explanation.ExplanationText;
import dev.stampede.reports.text.explanation.VendorExplanationText;
import dev.stampede.scenarios.explain.Explainer;
import dev.stampede.scenarios.explain.VendorExplainer;
import dev.stampede.scenarios.session.ReachOption;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.session.ScenarioLoader;
import dev.stampede.scenarios.session.SizeNotes;
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

/** Says what a scenario comes to: by our own words without running it, or in its vendors'. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Show what the architectures of a scenario come to: every effective value and where it comes"
          + " from, how many calls one request can become, and what is doubtful.",
      "",
      "With --as vendor: what vendors' configurations in it come to, in their own words. Each value by"
          + " the vendor's key, calls and times at the worst layer by layer, and which fallback"
          + " serves in which fault, after how long, by one run of the first replication.",
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

  /** In whose words it is said. */
  private enum Words {
    VENDOR
  }

  @Option(
      names = "--as",
      paramLabel = "WORDS",
      description = "vendor: in the words of the vendors whose configurations it holds")
  private @Nullable Words words;

  @Option(
      names = "--no-run",
      description = "with --as vendor: run nothing, and tell not who serves")
  private boolean noRun;

  @Option(names = "--json", description = "print the explanation as JSON, and nothing else")
  private boolean json;

  @Mixin private ColourOption colour = new ColourOption();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (words == null && noRun) {
      terminal.error("--no-run goes with --as vendor: without it nothing is run");
      return ExitCode.BAD_COMMAND_LINE;
    }
    if (words != null && all) {
      terminal.error("--all goes without --as vendor, which is about vendors' elements");
      return ExitCode.BAD_COMMAND_LINE;
    }
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
      if (words != null) {
        return printAsVendors(read);
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
    terminal.out().print(new ExplanationText(explanation, width(), colour.on(terminal)).render());
  }

  private int printAsVendors(ReadScenario read) {
    if (!noRun) {
      SizeNotes.ifLong(read.scenario().withReplications(1), 1).ifPresent(terminal.err()::println);
    }
    VendorExplainer explainer = new VendorExplainer(read.scenario(), read.effective());
    VendorExplanation explanation = explainer.explain(file, architecture, !noRun);
    if (explanation.architectures().isEmpty()) {
      terminal.error(
          "%s has no vendor's element%s, so that there are no words but ours"
              .formatted(file, architecture == null ? "" : " in " + architecture));
      terminal
          .err()
          .println("  help: explain it without --as vendor; docs/vendors.md has them all");
      return ExitCode.BAD_COMMAND_LINE;
    }
    terminal
        .out()
        .print(
            json
                ? ExplanationJson.write(explanation)
                : new VendorExplanationText(explanation, width(), colour.on(terminal)).render());
    return ExitCode.OK;
  }

  private int width() {
    return terminal.columns() == 0 ? ConsoleSummary.WIDTH : terminal.columns();
  }
}
