package dev.stampede.reports.result.uncertain;

import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What choices come to in worlds that may be. All worlds are run on the same random numbers, and
 * all choices in the same worlds.
 *
 * @param schema {@link #SCHEMA}
 * @param name what was asked
 * @param partial whether it was interrupted, so that worlds are missing
 * @param verdict always met: it tells, and promises nothing
 * @param planned how many worlds were asked for
 * @param inputs what is not known exactly
 * @param axes what was varied besides, for choices to differ in
 * @param choices architectures, under each of the values that were varied
 * @param measures the figures, that which decides about regret first
 * @param worlds those that are known, in the order in which they were drawn
 */
public record UncertainAnswer(
    String schema,
    String name,
    boolean partial,
    Verdict verdict,
    Setup setup,
    int planned,
    List<Input> inputs,
    List<Axis> axes,
    List<Choice> choices,
    List<Measure> measures,
    List<World> worlds,
    List<String> warnings)
    implements Answer {

  /** The version of the shape: within it fields are added, never renamed. */
  public static final String SCHEMA = "stampede.uncertain/v1";

  /** Copies the lists. */
  public UncertainAnswer {
    inputs = List.copyOf(inputs);
    axes = List.copyOf(axes);
    choices = List.copyOf(choices);
    measures = List.copyOf(measures);
    worlds = List.copyOf(worlds);
    warnings = List.copyOf(warnings);
  }

  /**
   * A value that is not known exactly.
   *
   * @param path as {@code --set} takes it
   * @param said what the file knows of it
   */
  public record Input(String path, String said) {}

  /**
   * Something that could be built.
   *
   * @param name the architecture's, and what was varied, if anything was
   * @param bound whether it only frames the others
   * @param promises all objectives together first, then each; none where nothing is promised
   */
  public record Choice(String name, boolean bound, List<Promise> promises) {

    /** Copies the list. */
    public Choice {
      promises = List.copyOf(promises);
    }
  }

  /**
   * In how many worlds a promise is kept.
   *
   * @param objective empty for all of them together
   * @param kept worlds in which it is met
   * @param broken worlds in which it is failed
   * @param open worlds in which that is not known, as replications are too few
   * @param share of all worlds that could be drawn in which it is kept; the exact interval counts
   *     worlds that are open on both sides
   */
  public record Promise(String objective, int kept, int broken, int open, Estimate share) {}

  /**
   * A figure.
   *
   * @param useCase empty for architectures as a whole
   * @param promised whether an objective is about it
   * @param compared in how many worlds it is known of all choices that could be built
   * @param choices one for each choice, in their order
   * @param couldBeLeast whose mean regret could be the smallest, with 95 % confidence
   * @param leastWorst whose largest regret is the smallest; null for none
   */
  public record Measure(
      String metric,
      String useCase,
      String unit,
      boolean promised,
      boolean higherIsBetter,
      int compared,
      List<OfChoice> choices,
      List<String> couldBeLeast,
      @Nullable String leastWorst) {

    /** Copies the lists. */
    public Measure {
      choices = List.copyOf(choices);
      couldBeLeast = List.copyOf(couldBeLeast);
    }

    /** Returns whose mean regret was the smallest; the first of several. */
    public Optional<OfChoice> leastMean() {
      return choices.stream()
          .filter(of -> of.regret() != null && !Double.isNaN(of.regret().mean().mean()))
          .min(
              (a, b) ->
                  a.regret() == null || b.regret() == null
                      ? 0
                      : Double.compare(a.regret().mean().mean(), b.regret().mean().mean()));
    }
  }

  /**
   * A figure of a choice.
   *
   * @param name of the choice
   * @param spread over all worlds; null where it was not measured
   * @param regret null of a bound
   * @param influences of each input; none where that cannot be told
   */
  public record OfChoice(
      String name, @Nullable Spread spread, @Nullable Regret regret, List<Influence> influences) {

    /** Copies the list. */
    public OfChoice {
      influences = List.copyOf(influences);
    }
  }

  /**
   * How a figure lies over worlds.
   *
   * @param worlds in how many it is known
   * @param median half of all worlds are below it
   * @param low 5 % of all worlds are below it
   * @param high 95 % of all worlds are below it
   */
  public record Spread(int worlds, Estimate median, Estimate low, Estimate high) {}

  /**
   * How much worse than the best choice of each world.
   *
   * @param mean over worlds
   * @param worst the largest
   * @param worstWorld number of the world, from 1, in which it is that
   * @param best in how many worlds no choice is better
   */
  public record Regret(Estimate mean, double worst, int worstWorld, int best) {}

  /**
   * How much an input matters.
   *
   * @param share of the variance over worlds that it explains by itself (Sobol's first-order index)
   * @param lowest by how much the figure of worlds in which the input is in its lowest fifth is
   *     above that of all, on average
   * @param highest the same of its highest fifth
   */
  public record Influence(String path, Estimate share, double lowest, double highest) {}

  /**
   * A world.
   *
   * @param values one for each input, as a setting has it
   * @param points what was run in it
   */
  public record World(List<String> values, List<Point> points) {

    /** Copies the lists. */
    public World {
      values = List.copyOf(values);
      points = List.copyOf(points);
    }
  }
}
