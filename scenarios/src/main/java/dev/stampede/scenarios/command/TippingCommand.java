package dev.stampede.scenarios.command;

import dev.stampede.experiments.plan.InvalidScenario;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.tipping.Tipping;
import dev.stampede.experiments.tipping.TippingQuestion;
import dev.stampede.experiments.tipping.TippingQuestion.Variants;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.scenarios.command.SearchOptions.Reading;
import dev.stampede.scenarios.language.Written;
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
import dev.stampede.scenarios.tipping.Levers;
import dev.stampede.scenarios.tipping.LoadText;
import dev.stampede.scenarios.tipping.TriggerText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for the smallest trigger after which a system does not recover by itself. */
@Command(
    name = "tipping",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Find the smallest trigger after which a system does not recover by itself; at which loads"
          + " there is one, down to which load it recovers, and which single change of a policy"
          + " keeps it from collapsing.",
      "Ends with 0 once it is known what the range does, and with 98 if that is open.",
      ""
    })
final class TippingCommand implements Callable<Integer> {

  private static final int HASH_DIGITS = 8;

  /** All or none of so many tell more than half from less, with the confidence that is asked. */
  private static final int FEWEST_REPLICATIONS = 20;

  /** More narrow the tipping point by little, and cost as much as all that was run before. */
  private static final int MOST_TIMES = 4;

  private static final double PERCENT = 100;

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenarioOptions = new ScenarioOptions();

  @Option(
      names = "--trigger",
      required = true,
      paramLabel = "PATH[=VALUES]",
      description =
          "a value of a fault, a surge or a crowd, as in faults[0].for=10s..5m:10s, from the"
              + " mildest to the harshest (default: a quarter of the file's value up to four times"
              + " as much)")
  private String trigger = "";

  @Option(
      names = "--load",
      paramLabel = "PATH[=VALUES]",
      description =
          "at which loads it is looked, too (default: a quarter of the first use case's rate up to"
              + " one and a half times as much)")
  private @Nullable String load;

  @Option(
      names = "--share",
      paramLabel = "PERCENT",
      description =
          "a trigger tips if so many replications do not recover (default: ${DEFAULT-VALUE})")
  private double percent = PERCENT / 2;

  @Option(
      names = "--quick",
      description = "the tipping point alone: no other loads, no shedding, no changes")
  private boolean quick;

  @Mixin private SearchOptions searchOptions = new SearchOptions();
  @Mixin private RunOptions runOptions = new RunOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  TippingCommand(Terminal terminal, Workplace workplace) {
    this.terminal = terminal;
    runOptions.jobs().at(workplace);
  }

  @Override
  public Integer call() {
    if (!(percent > 0 && percent < PERCENT)) {
      terminal.error("--share (%s) must be above 0 and below 100, a percentage".formatted(percent));
      return ExitCode.BAD_COMMAND_LINE;
    }
    List<ReadScenario> read = new ArrayList<>();
    int code =
        searchOptions.read(
            "tipping",
            FEWEST_REPLICATIONS,
            scenarioOptions,
            new Reading(terminal, runOptions, outputOptions.isQuiet()),
            read::add);
    if (code != ExitCode.OK) {
      return code;
    }
    TippingQuestion question;
    try {
      question = question(read.get(0).scenario());
    } catch (IllegalArgumentException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.BAD_COMMAND_LINE;
    }
    Optional<String> unstruck =
        FirstProblem.of(question.language(), Stream.of(question.text(question.calm())));
    Optional<String> problem =
        unstruck.or(
            () -> FirstProblem.of(question.language(), settings(question).map(question::text)));
    if (problem.isPresent()) {
      terminal.err().print(problem.get());
      unstruck.ifPresent(
          unread ->
              terminal
                  .err()
                  .println(
                      "  help: it is also run without the trigger; give --until what can be kept"
                          + " then, too"));
      return ExitCode.INVALID_SCENARIO;
    }
    Optional<String> objection = Tipping.objection(question);
    if (objection.isPresent()) {
      terminal.error(objection.get());
      return ExitCode.BAD_COMMAND_LINE;
    }
    return ask(question);
  }

  private TippingQuestion question(Scenario scenario) {
    Written written = Written.of(scenario.source());
    TriggerText struck = TriggerText.read(trigger, written);
    Optional<Axis> loads =
        load == null
            ? LoadText.usual(scenario.trial(), written)
            : Optional.of(LoadText.read(load, written));
    return new TippingQuestion(
        scenario,
        struck.axis(),
        struck.calm(),
        quick ? Optional.empty() : loads,
        variants(scenario, written, loads),
        percent / PERCENT,
        searchOptions.architecture(scenario),
        searchOptions.allowed(scenario, MOST_TIMES),
        YamlScenarios.anyDay());
  }

  private Variants variants(Scenario scenario, Written written, Optional<Axis> loads) {
    Map<String, List<String>> alone = new HashMap<>();
    for (ArchitectureSpec architecture : scenario.trial().architectures()) {
      List<String> settings = Levers.alone(architecture.name(), written);
      if (isTaken(scenario, settings)) {
        alone.put(architecture.name(), settings);
      }
    }
    return quick
        ? new Variants(Optional.empty(), List.of(), alone)
        : new Variants(
            loads.flatMap(axis -> LoadText.shedding(axis.path(), written)),
            Levers.of(scenario.trial(), written).stream()
                .filter(change -> isTaken(scenario, change.settings()))
                .toList(),
            alone);
  }

  /** Not every change fits every engine, nor can every architecture be left out. */
  private static boolean isTaken(Scenario scenario, List<String> settings) {
    List<String> all = new ArrayList<>(scenario.source().settings());
    all.addAll(settings);
    try {
      YamlScenarios.anyDay().read(scenario.source().with(all));
      return true;
    } catch (InvalidScenario e) {
      return false;
    }
  }

  /** Each trigger at the scenario's own load, and each load without one. */
  private static Stream<List<String>> settings(TippingQuestion question) {
    return Stream.concat(
        question.trigger().values().stream().map(value -> question.settings("", value)),
        question.load().stream()
            .flatMap(axis -> axis.values().stream())
            .map(value -> question.settings(value, "")));
  }

  private int ask(TippingQuestion question) {
    Scenario scenario = question.scenario();
    String own =
        "tipping-%s-%s".formatted(scenario.name(), scenario.sha256().substring(0, HASH_DIGITS));
    Path folder = outputOptions.folder(own, true);
    return new KeptPoints(terminal, runOptions, outputOptions, searchOptions.resume())
        .ask(
            scenario.name(),
            folder,
            (store, known, progress, cancellation) ->
                new Tipping(question, store, runOptions.evidence(), progress, cancellation)
                    .answer());
  }
}
