package dev.stampede.scenarios.command;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.year.ByTheClock;
import dev.stampede.experiments.year.YearQuestion;
import dev.stampede.experiments.year.Years;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.result.year.YearAnswer.Promised;
import dev.stampede.scenarios.openslo.OpenSloReader;
import dev.stampede.scenarios.session.OutputOptions;
import dev.stampede.scenarios.session.RunOptions;
import dev.stampede.scenarios.session.ScenarioOptions;
import dev.stampede.scenarios.session.Session;
import dev.stampede.scenarios.session.SizeNotes;
import dev.stampede.scenarios.session.Workplace;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what years come to in which incidents happen by chance. */
@Command(
    name = "year",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draw the incidents of many years, simulate each with what is around it, and tell what a year"
          + " comes to: availability, tickets, hours and costs, what causes them, and which level"
          + " can be promised.",
      "-n says how many years (default: 200). Objectives about availability are judged on years.",
      ""
    })
final class YearCommand implements Callable<Integer> {

  private static final int HASH_DIGITS = 8;
  private static final int YEARS = 200;

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenarioOptions = new ScenarioOptions();

  @Option(
      names = "--quiet-stretches",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "stretches without incidents to simulate, each as long as the scenario or a day (default:"
              + " ${DEFAULT-VALUE})")
  private int quietStretches;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      defaultValue = "95%",
      converter = PercentConverter.class,
      description = "of the years must keep what is promised (default: ${DEFAULT-VALUE})")
  private double share;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "95%",
      converter = PercentConverter.class,
      description = "with which that must be known (default: ${DEFAULT-VALUE})")
  private double confidence;

  @Option(
      names = "--slo",
      paramLabel = "FILE",
      description = "objectives as OpenSLO v1, in place of the scenario's")
  private @Nullable String slo;

  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  YearCommand(Terminal terminal, Workplace workplace) {
    this.terminal = terminal;
    runOptions.jobs().at(workplace);
  }

  @Override
  public Integer call() {
    int code = runOptions.check(terminal);
    List<Scenario> read = new ArrayList<>();
    if (code == ExitCode.OK) {
      code = scenarioOptions.read(terminal, outputOptions.isQuiet(), read);
    }
    if (code == ExitCode.OK && read.size() > 1) {
      terminal.error(
          "year answers for one scenario at a time, and %d are given".formatted(read.size()));
      return ExitCode.BAD_COMMAND_LINE;
    }
    if (code == ExitCode.OK && slo != null) {
      code = judgedBy(slo, read);
    }
    if (code != ExitCode.OK) {
      return code;
    }
    Scenario scenario = read.get(0);
    List<String> objections = ByTheClock.objections(scenario.trial());
    if (!objections.isEmpty()) {
      objections.forEach(objection -> terminal.error(scenario.name() + ": " + objection));
      return ExitCode.INVALID_SCENARIO;
    }
    YearQuestion question;
    try {
      question =
          new YearQuestion(
              scenario,
              Objects.requireNonNullElse(scenarioOptions.replications(), YEARS),
              quietStretches,
              new Promised(share, confidence));
    } catch (IllegalArgumentException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.BAD_COMMAND_LINE;
    }
    return ask(question);
  }

  /** Reads the scenario once more, with the objectives of a file. */
  private int judgedBy(String file, List<Scenario> read) {
    List<String> useCases = read.get(0).trial().useCases().stream().map(UseCaseSpec::name).toList();
    Problems problems = new Problems();
    OpenSloReader.Read objectives;
    try {
      objectives = OpenSloReader.read(Source.read(Path.of(file)), useCases, problems);
    } catch (IOException | InvalidPathException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
    if (problems.hasErrors()) {
      terminal.err().print(problems.render());
      return ExitCode.INVALID_SCENARIO;
    }
    if (!outputOptions.isQuiet()) {
      objectives.notes().forEach(terminal::note);
    }
    read.clear();
    return scenarioOptions.load(
        terminal,
        true,
        List.of(
            objectives.objectives().stream()
                .map("'%s'"::formatted)
                .collect(Collectors.joining(", ", "objectives=[", "]"))),
        again -> read.add(again.scenario()));
  }

  private int ask(YearQuestion question) {
    Scenario scenario = question.scenario();
    String own =
        "year-%s-%s".formatted(scenario.name(), scenario.sha256().substring(0, HASH_DIGITS));
    Path folder = outputOptions.folder(own, true);
    ScenarioBatch batch = new ScenarioBatch(List.of(scenario));
    try (Session session = new Session(terminal, runOptions, outputOptions)) {
      return session.ask(
          scenario.name(),
          folder,
          (progress, cancellation) -> {
            Years years = new Years(question, runOptions.executor(batch), progress, cancellation);
            if (!outputOptions.isQuiet()) {
              SizeNotes.ifLong(
                      scenario.withReplications(1).withSize(years.size()),
                      runOptions.jobs().cores())
                  .ifPresent(terminal::note);
            }
            return years.answer();
          });
    }
  }
}
