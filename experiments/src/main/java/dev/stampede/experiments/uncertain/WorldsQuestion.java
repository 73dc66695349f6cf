package dev.stampede.experiments.uncertain;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.sweep.SweepQuestion;
import dev.stampede.experiments.sweep.SweepQuestion.Ask;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What do architectures come to in worlds that may be, and which of them does one regret the least?
 *
 * @param name what is asked, in a few words
 * @param worlds all choices are tried in each
 * @param axes what is varied besides, since it is for the asker to choose
 * @param choices scenarios with what is chosen, at least one
 * @param language that reads them
 * @param sizing gives a scenario that was read its seed and its number of replications
 * @param measure the figure that decides about regret, as an objective names it; empty for the
 *     first
 */
public record WorldsQuestion(
    String name,
    Worlds worlds,
    List<Axis> axes,
    List<Ask> choices,
    ScenarioLanguage language,
    UnaryOperator<Scenario> sizing,
    String measure) {

  /** Copies the lists; rejects that there is no choice. */
  public WorldsQuestion {
    axes = List.copyOf(axes);
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("there must be a choice");
    }
  }

  /** Returns all that has to be run: the choices of the first world, of the second, and so on. */
  public SweepQuestion sweep() {
    return new SweepQuestion(
        name,
        allAxes(),
        IntStream.range(0, worlds.count()).boxed().flatMap(this::points).toList(),
        language,
        sizing,
        Optional.empty());
  }

  /** Returns the choices in a world. */
  public Stream<Ask> points(int world) {
    List<String> drawn = worlds.values(world);
    List<String> settings = worlds.settings(world);
    return choices.stream()
        .map(
            choice -> {
              List<String> all = new ArrayList<>(choice.text().settings());
              all.addAll(settings);
              return new Ask(
                  Stream.concat(drawn.stream(), choice.values().stream()).toList(),
                  choice.text().with(all));
            });
  }

  private List<Axis> allAxes() {
    List<Axis> all = new ArrayList<>();
    for (int i = 0; i < worlds.inputs().size(); i++) {
      int input = i;
      all.add(
          new Axis(
              worlds.inputs().get(i).path(),
              IntStream.range(0, worlds.count())
                  .mapToObj(w -> worlds.values(w).get(input))
                  .toList()));
    }
    all.addAll(axes);
    return all;
  }
}
