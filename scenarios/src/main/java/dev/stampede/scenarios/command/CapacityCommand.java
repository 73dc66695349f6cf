package dev.stampede.scenarios.command;

import dev.stampede.experiments.capacity.Capacity;
import dev.stampede.experiments.capacity.CapacityQuestion;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sweep.Combinations;
import dev.stampede.reports.result.capacity.CapacityAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.scenarios.command.SearchOptions.Reading;
import dev.stampede.scenarios.language.YamlScenarios;
import dev.stampede.scenarios.session.FirstProblem;
import dev.stampede.scenarios.session.KeptPoints;
import dev.stampede.scenarios.session.OutputOptions;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.session.RunOptions;
import dev.stampede.scenarios.session.ScenarioOptions;
import dev.stampede.scenarios.session.Workplace;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.vary.AxisText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for the smallest value that is enough for promises to be kept. */
@Command(
    name = "capacity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Find the smallest quota, number of replicas or people, or the largest load, at which every"
          + " objective is met, by bisection; with several ranges, the cheapest combination.",
      "Ends with 99 if nothing in the range keeps them, and with 98 if that is not known.",
      ""
    })
final class CapacityCommand implements Callable<Integer> {

  private static final int HASH_DIGITS = 8;
  private static final int FEWEST_REPLICATIONS = 5;
  private static final int MOST_TIMES = 8;

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenarioOptions = new ScenarioOptions();

  @Option(
      names = "--find",
      required = true,
      paramLabel = "PATH=FROM..TO:STEP",
      description =
          "where to look, as in providers.south.quota.rpm=500..8000:500; given several times, the"
              + " last range is searched for all values of the others")
  private List<String> ranges = List.of();

  @Option(
      names = "--find-max",
      description = "find the largest value that keeps them, in place of the smallest")
  private boolean largest;

  @Mixin private SearchOptions searchOptions = new SearchOptions();
  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  CapacityCommand(Terminal terminal, Workplace workplace) {
    this.terminal = terminal;
    runOptions.jobs().at(workplace);
  }

  @Override
  public Integer call() {
    List<Axis> axes = new ArrayList<>();
    try {
      ranges.forEach(range -> axes.add(AxisText.read(range)));
    } catch (IllegalArgumentException e) {
      terminal.error("--find: " + e.getMessage());
      return ExitCode.BAD_COMMAND_LINE;
    }
    List<ReadScenario> read = new ArrayList<>();
    int code =
        searchOptions.read(
            "capacity",
            FEWEST_REPLICATIONS,
            scenarioOptions,
            new Reading(terminal, runOptions, outputOptions.isQuiet()),
            read::add);
    if (code != ExitCode.OK) {
      return code;
    }
    Scenario scenario = read.get(0).scenario();
    if (scenario.objectives().isEmpty()) {
      terminal.error(
          "%s promises nothing; give --until 'USECASE.availability >= 99%%'"
              .formatted(scenario.name()));
      return ExitCode.BAD_COMMAND_LINE;
    }
    CapacityQuestion question =
        new CapacityQuestion(
            scenario,
            axes,
            largest,
            searchOptions.architecture(scenario),
            searchOptions.allowed(scenario, MOST_TIMES).most(),
            YamlScenarios.anyDay());
    Optional<String> problem = FirstProblem.of(question.language(), texts(question));
    if (problem.isPresent()) {
      terminal.err().print(problem.get());
      return ExitCode.INVALID_SCENARIO;
    }
    return ask(question);
  }

  /** The scenario with each value once, all others the first of theirs. */
  private static Stream<ScenarioText> texts(CapacityQuestion question) {
    List<Axis> axes = question.axes();
    return Combinations.oneAtATime(axes).stream()
        .map(
            values ->
                IntStream.range(0, axes.size())
                    .mapToObj(
                        a -> values.get(a).isEmpty() ? axes.get(a).values().get(0) : values.get(a))
                    .toList())
        .map(question::text);
  }

  private int ask(CapacityQuestion question) {
    Scenario scenario = question.scenario();
    String own =
        "capacity-%s-%s".formatted(scenario.name(), scenario.sha256().substring(0, HASH_DIGITS));
    Path folder = outputOptions.folder(own, true);
    return new KeptPoints(terminal, runOptions, outputOptions, searchOptions.resume())
        .ask(
            scenario.name(),
            folder,
            (store, known, progress, cancellation) -> {
              Capacity capacity =
                  new Capacity(question, store, runOptions.evidence(), progress, cancellation);
              Optional<CapacityAnswer> answer = capacity.answer();
              if (runOptions.jobs().lacksTrials()) {
                capacity.lookAhead();
              }
              return answer;
            });
  }
}
