package dev.stampede.scenarios.command;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.compare.ComparisonQuestion;
import dev.stampede.experiments.compare.Indifference;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Change;
import dev.stampede.scenarios.command.precision.PrecisionOptions;
import dev.stampede.scenarios.session.Changes;
import dev.stampede.scenarios.session.ContenderFiles;
import dev.stampede.scenarios.session.JobOptions;
import dev.stampede.scenarios.session.OutputOptions;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.session.RunOptions;
import dev.stampede.scenarios.session.ScenarioOptions;
import dev.stampede.scenarios.session.Session;
import dev.stampede.scenarios.session.SizeNotes;
import dev.stampede.scenarios.session.Workplace;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares architectures of one scenario or of several, and says which is better. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compare the architectures of a scenario with its first one, or those of further scenarios"
          + " with those of the first, on the same random numbers: differences that chance alone"
          + " does not explain, and who could be the best.",
      "Ends with 99 if an objective is lost that the baseline keeps, and with 98 if it may be, or"
          + " if --until-verdict leaves something open.",
      ""
    })
final class CompareCommand implements Callable<Integer> {

  private static final int HASH_DIGITS = 8;

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenarioOptions = new ScenarioOptions();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "the architecture of the first scenario that others are compared with (default: the"
              + " first; across scenarios, that of the same name)")
  private @Nullable String baseline;

  @Mixin private IndifferenceOption indifferenceOption = new IndifferenceOption();
  @Mixin private PrecisionOptions precisionOptions = new PrecisionOptions();
  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  CompareCommand(Terminal terminal, Workplace workplace) {
    this.terminal = terminal;
    runOptions.jobs().at(workplace);
  }

  @Override
  public Integer call() {
    Optional<Indifference> indifference = indifferenceOption.read(terminal);
    if (indifference.isEmpty()) {
      return ExitCode.BAD_COMMAND_LINE;
    }
    int code = runOptions.check(terminal);
    List<ReadScenario> read = new ArrayList<>();
    if (code == ExitCode.OK) {
      code = ContenderFiles.read(scenarioOptions, terminal, outputOptions.isQuiet(), read);
    }
    if (code != ExitCode.OK) {
      return code;
    }
    List<String> labels = ContenderFiles.labels(read);
    ScenarioBatch batch = new ScenarioBatch(read.stream().map(ReadScenario::scenario).toList());
    Optional<String> objection = ComparisonQuestion.objection(batch, labels);
    if (objection.isPresent()) {
      terminal.error("compare: " + objection.get());
      terminal
          .err()
          .println("  help: --set PATH=VALUE holds for all files, as in --set duration=1h");
      return ExitCode.INVALID_SCENARIO;
    }
    Scenario first = batch.scenarios().get(0);
    Optional<String> unfit =
        precisionOptions
            .objection(scenarioOptions.replications())
            .or(() -> precisionOptions.capObjection(first));
    if (unfit.isPresent()) {
      terminal.error(unfit.get());
      return ExitCode.BAD_COMMAND_LINE;
    }
    String name = baseline(first);
    return name.isEmpty()
        ? ExitCode.BAD_COMMAND_LINE
        : ask(
            new ComparisonQuestion(
                batch,
                labels,
                name,
                indifference.get(),
                changes(read, labels),
                precisionOptions.of(first)));
  }

  /** Returns the name of the baseline; empty, with what is wrong printed, if there is none. */
  private String baseline(Scenario first) {
    List<String> known =
        first.trial().architectures().stream().map(ArchitectureSpec::name).toList();
    if (baseline == null) {
      return known.get(0);
    }
    if (known.contains(baseline)) {
      return baseline;
    }
    terminal.error("--baseline: %s has no architecture '%s'".formatted(first.name(), baseline));
    terminal.err().println("  help: " + Suggestion.help(baseline, "known here", known));
    return "";
  }

  private static List<Change> changes(List<ReadScenario> read, List<String> labels) {
    List<Change> changes = new ArrayList<>();
    for (int i = 1; i < read.size(); i++) {
      changes.addAll(
          Changes.between(read.get(0).effective(), labels.get(i), read.get(i).effective()));
    }
    return changes;
  }

  private int ask(ComparisonQuestion question) {
    ScenarioBatch batch = question.batch();
    Scenario first = batch.scenarios().get(0);
    String own = "compare-%s-%s".formatted(first.name(), first.sha256().substring(0, HASH_DIGITS));
    JobOptions jobs = runOptions.jobs();
    Experimenter experimenter = new Experimenter(runOptions.executor(batch));
    try (Session session = new Session(terminal, runOptions, outputOptions)) {
      return session.ask(
          question.name(),
          outputOptions.folder(own, true),
          (progress, cancellation) -> {
            if (!outputOptions.isQuiet()) {
              precisionOptions.note(first).ifPresent(terminal::note);
              SizeNotes.ifLong(precisionOptions.longest(batch), jobs.cores())
                  .ifPresent(terminal::note);
            }
            return experimenter.compare(question, progress, cancellation);
          });
    }
  }
}
