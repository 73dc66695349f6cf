package dev.stampede.scenarios.command;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.conclude.Foresight;
import dev.stampede.experiments.counterfactual.CounterfactualQuestion;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.singlestep.SingleStepQuestion;
import dev.stampede.scenarios.command.precision.PrecisionOptions;
import dev.stampede.scenarios.session.JobOptions;
import dev.stampede.scenarios.session.OutputOptions;
import dev.stampede.scenarios.session.RunOptions;
import dev.stampede.scenarios.session.ScenarioOptions;
import dev.stampede.scenarios.session.Session;
import dev.stampede.scenarios.session.SizeNotes;
import dev.stampede.scenarios.session.Workplace;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs scenarios, prints what came out, and writes the reports. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Simulate every architecture of a scenario on the same random numbers,"
          + " and report which one keeps its promises.",
      ""
    })
final class RunCommand implements Callable<Integer> {

  private static final int HASH_DIGITS = 8;

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenarioOptions = new ScenarioOptions();
  @Mixin private GateOption gateOption = new GateOption();
  @Mixin private CounterfactualOption counterfactualOption = new CounterfactualOption();
  @Mixin private WhichStepOption whichStepOption = new WhichStepOption();
  @Mixin private PrecisionOptions precisionOptions = new PrecisionOptions();
  @Mixin private RecordOption recordOption = new RecordOption();
  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  RunCommand(Terminal terminal, Workplace workplace) {
    this.terminal = terminal;
    runOptions.jobs().at(workplace);
  }

  @Override
  public Integer call() {
    List<Scenario> scenarios = new ArrayList<>();
    int code = runOptions.check(terminal);
    if (code == ExitCode.OK) {
      code = scenarioOptions.read(terminal, outputOptions.isQuiet(), scenarios);
    }
    if (code == ExitCode.OK) {
      code = gateOption.apply(terminal, scenarios);
    }
    if (code == ExitCode.OK) {
      code = counterfactualOption.check(terminal, scenarios);
    }
    if (code == ExitCode.OK) {
      code = whichStepOption.check(terminal, scenarios, counterfactualOption);
    }
    if (code == ExitCode.OK) {
      code = checkPrecision(scenarios);
    }
    if (code == ExitCode.OK) {
      code = recordOption.check(terminal, scenarios);
    }
    if (code == ExitCode.OK) {
      code = checkMemory(scenarios);
    }
    if (code != ExitCode.OK) {
      return code;
    }
    try (Session session = new Session(terminal, runOptions, outputOptions)) {
      for (Scenario scenario : scenarios) {
        int ended = run(scenario, session);
        code = ExitCode.worse(code, ended);
        if (ended == ExitCode.INTERRUPTED) {
          return ended;
        }
      }
      return code;
    }
  }

  private int checkPrecision(List<Scenario> scenarios) {
    List<String> objections =
        Stream.concat(
                precisionOptions.objection(scenarioOptions.replications()).stream(),
                scenarios.stream().flatMap(s -> precisionOptions.objection(s).stream()))
            .toList();
    objections.forEach(terminal::error);
    return objections.isEmpty() ? ExitCode.OK : ExitCode.BAD_COMMAND_LINE;
  }

  private int checkMemory(List<Scenario> scenarios) {
    int code = ExitCode.OK;
    for (Scenario scenario : scenarios) {
      Optional<String> objection = SizeNotes.objection(scenario, Runtime.getRuntime().maxMemory());
      if (objection.isPresent()) {
        terminal.error(objection.get());
        terminal
            .err()
            .println(
                "  help: give the engine a queue_limit, callers a timeout or patience, or Java more"
                    + " memory, as in STAMPEDE_JAVA_OPTS=-Xmx8g");
        code = ExitCode.INVALID_SCENARIO;
      }
    }
    return code;
  }

  private int run(Scenario scenario, Session session) {
    String own = scenario.name() + "-" + scenario.sha256().substring(0, HASH_DIGITS);
    Path folder = outputOptions.folder(own, scenarioOptions.files().size() == 1);
    JobOptions jobs = runOptions.jobs();
    Optional<Precision> precision = precisionOptions.of(scenario);
    Experimenter given =
        new Experimenter(runOptions.executor(new ScenarioBatch(List.of(scenario))));
    Experimenter experimenter = precision.map(given::until).orElse(given);
    Scenario longest = precisionOptions.longest(scenario);
    Optional<CounterfactualQuestion> counterfactual = counterfactualOption.about(scenario);
    Optional<SingleStepQuestion> whichStep = whichStepOption.about(scenario);
    return session.ask(
        scenario.name(),
        folder,
        (progress, cancellation) -> {
          if (!outputOptions.isQuiet()) {
            Foresight.of(longest).forEach(terminal::warning);
            counterfactual.map(CounterfactualOption::note).ifPresent(terminal::note);
            whichStep.map(WhichStepOption::note).ifPresent(terminal::note);
            int runs =
                counterfactual
                    .map(CounterfactualQuestion::runs)
                    .or(() -> whichStep.map(SingleStepQuestion::runs))
                    .orElse(scenario.plan().variants().size());
            precisionOptions.note(scenario).ifPresent(terminal::note);
            SizeNotes.ifLong(longest.withSize(longest.size().times(runs)), jobs.cores())
                .ifPresent(terminal::note);
            FirstRun.notes(scenario, folder).forEach(terminal::note);
          }
          Optional<String> recorded = recordOption.record(scenario, cancellation);
          if (!outputOptions.isQuiet()) {
            recorded.ifPresent(terminal::note);
          }
          if (counterfactual.isPresent()) {
            return experimenter.counterfactual(counterfactual.get(), progress, cancellation);
          }
          return whichStep.isPresent()
              ? experimenter.singleStep(whichStep.get(), progress, cancellation)
              : experimenter.run(scenario, progress, cancellation);
        });
  }
}
