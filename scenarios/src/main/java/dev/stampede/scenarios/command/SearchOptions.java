package dev.stampede.scenarios.command;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.search.Probe.Replications;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.session.RunOptions;
import dev.stampede.scenarios.session.ScenarioOptions;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is asked of one scenario, of whom, and with how many replications, where it is searched. */
final class SearchOptions {

  @Option(
      names = "--until",
      paramLabel = "OBJECTIVE",
      description =
          "what has to be kept, as in 'chat.availability >= 99%%' (default: the file's objectives)")
  private List<String> until = List.of();

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description =
          "the only one that is asked about (default: the gate, or all that are no bounds)")
  private @Nullable String architecture;

  @Option(
      names = {"--most-replications", "--max-replications"},
      paramLabel = "N",
      description =
          "with which an open verdict is left open (default: 8 times those of -n; tipping: 4"
              + " times)")
  private @Nullable Integer most;

  @Option(
      names = "--resume",
      description = "take what an earlier search into this folder has run as it is")
  private boolean resume;

  @Option(names = "--precision", hidden = true)
  private @Nullable String precision;

  @Option(names = "--until-verdict", hidden = true)
  private boolean untilVerdict;

  /** Whether what an earlier search has kept counts. */
  boolean resume() {
    return resume;
  }

  /** The only architecture that is asked about; empty for all that are no bounds. */
  Optional<String> architecture(Scenario scenario) {
    return Optional.ofNullable(architecture == null ? scenario.gate() : architecture);
  }

  /**
   * How often a scenario is run that begins with its own number of replications.
   *
   * @param times as often at most, unless the user says otherwise
   */
  Replications allowed(Scenario scenario, int times) {
    int first = scenario.replications();
    return new Replications(first, most == null ? first * times : most);
  }

  /**
   * Reads the only scenario; prints what is wrong.
   *
   * @param verb that asks
   * @param fewest replications to begin with: with fewer, verdicts would be chance
   * @param found is given it
   * @return the exit code so far
   */
  int read(
      String verb,
      int fewest,
      ScenarioOptions options,
      Reading reading,
      Consumer<ReadScenario> found) {
    Terminal terminal = reading.terminal();
    if (precision != null || untilVerdict) {
      terminal.error(
          "%s runs replications until verdicts are clear as it is, to --max-replications at most; it takes no %s"
              .formatted(verb, untilVerdict ? "--until-verdict" : "--precision"));
      return ExitCode.BAD_COMMAND_LINE;
    }
    int code = reading.runOptions().check(terminal);
    List<ReadScenario> read = new ArrayList<>();
    if (code == ExitCode.OK) {
      code = options.load(terminal, reading.quiet(), objectives(), read::add);
    }
    if (code != ExitCode.OK) {
      return code;
    }
    if (read.size() > 1) {
      terminal.error(
          "%s answers for one scenario at a time, and %d are given".formatted(verb, read.size()));
      return ExitCode.BAD_COMMAND_LINE;
    }
    Scenario scenario = read.get(0).scenario();
    Scenario begun = scenario.withReplications(Math.max(fewest, scenario.replications()));
    Optional<String> objection = objection(begun);
    if (objection.isPresent()) {
      terminal.error(objection.get());
      return ExitCode.BAD_COMMAND_LINE;
    }
    found.accept(read.get(0).with(begun));
    return ExitCode.OK;
  }

  /** Whoever reads a scenario, and how. */
  record Reading(Terminal terminal, RunOptions runOptions, boolean quiet) {}

  /** What has to be kept, as a setting; none for what the file says. */
  private List<String> objectives() {
    return until.isEmpty()
        ? List.of()
        : List.of(
            until.stream()
                .map(objective -> "'" + objective.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "objectives=[", "]")));
  }

  private Optional<String> objection(Scenario scenario) {
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
}
