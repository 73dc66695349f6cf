package dev.stampede.scenarios.command.uncertain;

import dev.stampede.experiments.conclude.Yardstick;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sweep.SweepQuestion.Ask;
import dev.stampede.experiments.uncertain.UncertainInput;
import dev.stampede.experiments.uncertain.Worlds;
import dev.stampede.experiments.uncertain.WorldsQuestion;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.scenarios.language.YamlScenarios;
import dev.stampede.scenarios.session.FirstProblem;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that have worlds drawn of what a scenario does not know exactly. */
public final class UncertainOptions {

  private static final int WORLDS = 100;
  private static final int MOST_WORLDS = 100_000;

  @Option(
      names = "--uncertain",
      description =
          "draw worlds of what the first file's 'uncertain' says, try all architectures in each, and"
              + " tell regret and what matters; values of --vary are choices then")
  private boolean asked;

  @Option(names = "--worlds", paramLabel = "N", description = "how many worlds are drawn (100)")
  private @Nullable Integer worlds;

  @Option(
      names = "--regret",
      paramLabel = "METRIC",
      description =
          "the figure whose regret the headline is about, as in chat.availability or cost.total; the"
              + " first promised one by default")
  private String measure = "";

  /** Whether worlds are asked for. */
  public boolean isAsked() {
    return asked;
  }

  /**
   * Prints what is wrong.
   *
   * @param axes what is varied
   * @return the exit code so far
   */
  public int check(Terminal terminal, List<Axis> axes) {
    Optional<String> objection =
        asked
            ? Optional.ofNullable(worlds)
                .filter(count -> count < 1 || count > MOST_WORLDS)
                .map("--worlds (%d) must be from 1 to 100000"::formatted)
            : worlds != null || !measure.isEmpty()
                ? Optional.of("--worlds and --regret are about worlds; give --uncertain, too")
                : axes.isEmpty()
                    ? Optional.of(
                        "nothing is varied; give --vary PATH=VALUES, or --uncertain for what the"
                            + " file says is uncertain")
                    : Optional.empty();
    objection.ifPresent(terminal::error);
    return objection.isPresent() ? ExitCode.BAD_COMMAND_LINE : ExitCode.OK;
  }

  /**
   * Prints what keeps worlds of a scenario from being drawn.
   *
   * @return the exit code so far
   */
  public int check(Terminal terminal, ReadScenario first, List<Axis> axes) {
    List<String> measures = Yardstick.of(first.scenario()).stream().map(Yardstick::name).toList();
    Optional<String> objection =
        first.uncertain().isEmpty()
            ? Optional.of(
                "%s says of no value that it is uncertain; add a section such as"
                        .formatted(first.file())
                    + " 'uncertain: {demand.chat.arrivals.rate: {low: 40/s, high: 120/s}}'")
            : !measure.isEmpty() && !measures.contains(measure)
                ? Optional.of(
                    "--regret: there is no figure '%s'; %s"
                        .formatted(measure, Suggestion.help(measure, "figures", measures)))
                : axes.stream()
                    .map(Axis::path)
                    .filter(path -> paths(first).anyMatch(path::equals))
                    .findFirst()
                    .map("--vary: %s is uncertain, and nobody's choice"::formatted);
    objection.ifPresent(terminal::error);
    return objection.isPresent() ? ExitCode.BAD_COMMAND_LINE : ExitCode.OK;
  }

  private static Stream<String> paths(ReadScenario read) {
    return read.uncertain().stream().map(UncertainInput::path);
  }

  /**
   * Returns the question.
   *
   * @param first whose worlds are drawn, by its seed
   * @param axes what is varied for choices to differ in
   * @param choices scenarios with what is chosen
   */
  public WorldsQuestion question(ReadScenario first, List<Axis> axes, List<Ask> choices) {
    Scenario scenario = first.scenario();
    return new WorldsQuestion(
        scenario.name(),
        Worlds.draw(first.uncertain(), worlds == null ? WORLDS : worlds, scenario.seed()),
        axes,
        choices,
        YamlScenarios.anyDay(),
        read -> read.withSeed(scenario.seed()).withReplications(scenario.replications()),
        measure);
  }

  /**
   * Returns what is wrong with the first world that a scenario does not take, and which it is;
   * empty if all can be read.
   */
  public static Optional<String> refusal(WorldsQuestion question) {
    Worlds worlds = question.worlds();
    return IntStream.range(0, worlds.count())
        .boxed()
        .flatMap(
            world ->
                FirstProblem.of(question.language(), question.points(world).map(Ask::text)).stream()
                    .map(
                        problem ->
                            "error: world %d of %d cannot be: %s%n%s  help: say less of it, or use one_of or a distribution that has an end%n"
                                .formatted(
                                    world + 1,
                                    worlds.count(),
                                    String.join(", ", worlds.settings(world)),
                                    problem)))
        .findFirst();
  }
}
