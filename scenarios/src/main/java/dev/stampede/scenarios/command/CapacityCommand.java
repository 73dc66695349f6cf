package dev.stampede.scenarios.command;

import dev.stampede.experiments.capacity.Capacity;
import dev.stampede.experiments.capacity.CapacityQuestion;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sweep.Combinations;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.scenarios.language.YamlScenarios;
import dev.stampede.scenarios.session.FirstProblem;
import dev.stampede.scenarios.session.KeptPoints;
import dev.stampede.scenarios.session.OutputOptions;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.session.RunOptions;
import dev.stampede.scenarios.session.ScenarioOptions;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import dev.stampede.scenarios.vary.AxisText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private static final int DOUBLINGS = 8;

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
      names = "--until",
      paramLabel = "OBJECTIVE",
      description =
          "what has to be kept, as in 'chat.availability >= 99%%' (default: the file's objectives)")
  private List<String> until = List.of();

  @Option(
      names = "--find-max",
      description = "find the largest value that keeps them, in place of the smallest")
  private boolean largest;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description =
          "the only one that is asked about (default: the gate, or all that are no bounds)")
  private @Nullable String architecture;

  @Option(
      names = "--most-replications",
      paramLabel = "N",
      description = "with which an open verdict is left open (default: 8 times those of -n)")
  private @Nullable Integer most;

  @Option(
      names = "--resume",
      description = "take what an earlier search into this folder has run as it is")
  private boolean resume;

  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  CapacityCommand(Terminal terminal) {
    this.terminal = terminal;
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
    int code = runOptions.jobs().check(terminal);
    List<ReadScenario> read = new ArrayList<>();
    if (code == ExitCode.OK) {
      code = scenarioOptions.load(terminal, outputOptions.isQuiet(), objectives(), read::add);
    }
    if (code != ExitCode.OK) {
      return code;
    }
    if (read.size() > 1) {
      terminal.error(
          "capacity answers for one scenario at a time, and %d are given".formatted(read.size()));
      return ExitCode.BAD_COMMAND_LINE;
    }
    Scenario scenario = begun(read.get(0).scenario());
    Optional<String> objection = objection(scenario);
    if (objection.isPresent()) {
      terminal.error(objection.get());
      return ExitCode.BAD_COMMAND_LINE;
    }
    CapacityQuestion question =
        new CapacityQuestion(
            scenario,
            axes,
            largest,
            Optional.ofNullable(architecture == null ? scenario.gate() : architecture),
            most == null ? scenario.replications() * DOUBLINGS : most,
            YamlScenarios.anyDay());
    Optional<String> problem = FirstProblem.of(question.language(), texts(question));
    if (problem.isPresent()) {
      terminal.err().print(problem.get());
      return ExitCode.INVALID_SCENARIO;
    }
    return ask(question);
  }

  /** What has to be kept, as a setting; none for what the file says. */
  private List<String> objectives() {
    return until.isEmpty()
        ? List.of()
        : List.of(
            until.stream()
                .map(objective -> "'" + objective.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "objectives=[", "]")));
  }

  /** With one replication every verdict would be final, and by chance. */
  private static Scenario begun(Scenario scenario) {
    return scenario.withReplications(Math.max(FEWEST_REPLICATIONS, scenario.replications()));
  }

  private Optional<String> objection(Scenario scenario) {
    if (scenario.objectives().isEmpty()) {
      return Optional.of(
          "%s promises nothing; give --until 'USECASE.availability >= 99%%'"
              .formatted(scenario.name()));
    }
    if (most != null && most < scenario.replications()) {
      return Optional.of(
          "--most-replications (%d) must not be below those that it begins with (%d)"
              .formatted(most, scenario.replications()));
    }
    List<String> known =
        scenario.trial().architectures().stream().map(ArchitectureSpec::name).toList();
    if (architecture != null && !known.contains(architecture)) {
      return Optional.of(
          "--architecture: %s has no architecture '%s'; %s"
              .formatted(
                  scenario.name(),
                  architecture,
                  Suggestion.help(architecture, "known here", known)));
    }
    return Optional.empty();
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
    return new KeptPoints(terminal, runOptions, outputOptions, resume)
        .ask(
            scenario.name(),
            folder,
            (store, known, progress, cancellation) ->
                new Capacity(question, store, runOptions.jobs().evidence(), progress, cancellation)
                    .answer());
  }
}
