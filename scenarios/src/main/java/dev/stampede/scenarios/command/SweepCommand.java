package dev.stampede.scenarios.command;

import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.sweep.Sweep;
import dev.stampede.experiments.sweep.SweepQuestion;
import dev.stampede.experiments.sweep.SweepQuestion.Ask;
import dev.stampede.experiments.uncertain.WorldsConclusion;
import dev.stampede.experiments.uncertain.WorldsQuestion;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.scenarios.command.precision.PrecisionOptions;
import dev.stampede.scenarios.command.uncertain.UncertainOptions;
import dev.stampede.scenarios.language.YamlScenarios;
import dev.stampede.scenarios.session.FirstProblem;
import dev.stampede.scenarios.session.KeptPoints;
import dev.stampede.scenarios.session.OutputOptions;
import dev.stampede.scenarios.session.PointFile;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.session.RunOptions;
import dev.stampede.scenarios.session.ScenarioOptions;
import dev.stampede.scenarios.session.SizeNotes;
import dev.stampede.scenarios.session.Workplace;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Varies values of scenarios, and tells what architectures come to. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Vary values of scenarios, and tell what every architecture comes to: one table, curves, and"
          + " where promises are kept. All points meet the same random numbers.",
      "With --uncertain, in worlds of what the file does not know exactly: how much each choice is"
          + " regretted, and what matters.",
      "Ends with 0 once it is answered, whatever the answer is, and with 98 if --until-verdict"
          + " leaves something open.",
      ""
    })
final class SweepCommand implements Callable<Integer> {

  private static final int HASH_DIGITS = 8;

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenarioOptions = new ScenarioOptions();
  @Mixin private VaryOption varyOption = new VaryOption();
  @Mixin private UncertainOptions uncertainOptions = new UncertainOptions();

  @Option(
      names = "--resume",
      description =
          "take the points that an earlier sweep into this folder has finished as they are")
  private boolean resume;

  @Mixin private PrecisionOptions precisionOptions = new PrecisionOptions();
  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  SweepCommand(Terminal terminal, Workplace workplace) {
    this.terminal = terminal;
    runOptions.jobs().at(workplace);
  }

  @Override
  public Integer call() {
    List<Axis> axes = new ArrayList<>();
    int code = varyOption.read(terminal, axes);
    if (code == ExitCode.OK) {
      code = uncertainOptions.check(terminal, axes);
    }
    if (code == ExitCode.OK) {
      code = runOptions.check(terminal);
    }
    if (uncertainOptions.isAsked()) {
      scenarioOptions.drawWorlds();
    }
    List<ReadScenario> read = new ArrayList<>();
    if (code == ExitCode.OK) {
      code = scenarioOptions.load(terminal, outputOptions.isQuiet(), read::add);
    }
    if (code == ExitCode.OK) {
      code = checkPrecision(read);
    }
    if (code != ExitCode.OK) {
      return code;
    }
    return uncertainOptions.isAsked() ? worlds(read, axes) : points(read, axes);
  }

  private int worlds(List<ReadScenario> read, List<Axis> axes) {
    ReadScenario first = read.get(0);
    int code = uncertainOptions.check(terminal, first, axes);
    if (code != ExitCode.OK) {
      return code;
    }
    WorldsQuestion question = uncertainOptions.question(first, axes, asks(read, axes));
    Optional<String> problem = UncertainOptions.refusal(question);
    if (problem.isPresent()) {
      terminal.err().print(problem.get());
      return ExitCode.INVALID_SCENARIO;
    }
    return ask(
        "uncertain",
        question.sweep(),
        first.scenario(),
        answer -> WorldsConclusion.of(question, answer));
  }

  private int points(List<ReadScenario> read, List<Axis> axes) {
    Scenario first = read.get(0).scenario();
    Optional<Precision> precision = precisionOptions.of(first);
    int replications = precision.map(p -> p.looks().first()).orElse(first.replications());
    SweepQuestion question =
        new SweepQuestion(
            first.name(),
            axes,
            asks(read, axes),
            YamlScenarios.anyDay(),
            scenario -> scenario.withSeed(first.seed()).withReplications(replications),
            precision);
    Optional<String> problem =
        FirstProblem.of(question.language(), question.points().stream().map(Ask::text));
    if (problem.isPresent()) {
      terminal.err().print(problem.get());
      return ExitCode.INVALID_SCENARIO;
    }
    return ask("sweep", question, first, Optional::of);
  }

  private int checkPrecision(List<ReadScenario> read) {
    Optional<String> objection =
        precisionOptions
            .objection(scenarioOptions.replications())
            .or(() -> worldsObjection(read.get(0).scenario()))
            .or(() -> precisionOptions.capObjection(read.get(0).scenario()))
            .or(
                () ->
                    read.stream()
                        .flatMap(r -> precisionOptions.verdictObjection(r.scenario()).stream())
                        .findFirst());
    objection.ifPresent(terminal::error);
    return objection.isEmpty() ? ExitCode.OK : ExitCode.BAD_COMMAND_LINE;
  }

  private Optional<String> worldsObjection(Scenario first) {
    return uncertainOptions.isAsked() && precisionOptions.of(first).isPresent()
        ? Optional.of(
            "--uncertain runs every world as often as -n says; leave --precision and"
                + " --until-verdict out")
        : Optional.empty();
  }

  private List<Ask> asks(List<ReadScenario> read, List<Axis> axes) {
    List<Ask> points = new ArrayList<>();
    for (ReadScenario file : read) {
      ScenarioText text = file.scenario().source();
      for (List<String> values : varyOption.points(axes, read.get(0).scenario().seed())) {
        List<String> settings = new ArrayList<>(text.settings());
        settings.addAll(VaryOption.settings(axes, values));
        points.add(new Ask(values, text.with(settings)));
      }
    }
    return points;
  }

  /**
   * Has points run.
   *
   * @param verb what the folder is called by
   * @param conclusion what is made of them
   */
  private int ask(
      String verb,
      SweepQuestion question,
      Scenario first,
      Function<SweepAnswer, Optional<? extends Answer>> conclusion) {
    String own = "%s-%s-%s".formatted(verb, first.name(), first.sha256().substring(0, HASH_DIGITS));
    Path folder = outputOptions.folder(own, true);
    boolean quiet = outputOptions.isQuiet();
    if (!quiet && !resume && Files.isRegularFile(PointFile.of(folder))) {
      terminal.note("an earlier sweep into this folder was cut off; --resume goes on with it");
    }
    return new KeptPoints(terminal, runOptions, outputOptions, resume)
        .ask(
            first.name(),
            folder,
            (store, known, progress, cancellation) -> {
              if (!quiet) {
                int points = question.points().size();
                Scenario longest = precisionOptions.longest(first);
                precisionOptions
                    .note(first)
                    .map("each point of "::concat)
                    .ifPresent(terminal::note);
                SizeNotes.ifLong(
                        longest.withSize(first.size().times(points)), runOptions.jobs().cores())
                    .ifPresent(terminal::note);
                if (known > 0) {
                  terminal.note("%d finished points are taken over".formatted(known));
                }
              }
              return new Sweep(question, store)
                  .run(runOptions.evidence(), progress, cancellation)
                  .flatMap(conclusion);
            });
  }
}
