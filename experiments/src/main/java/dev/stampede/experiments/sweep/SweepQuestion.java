package dev.stampede.experiments.sweep;

import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What do architectures come to as values of their scenario are varied?
 *
 * @param name what is asked, in a few words
 * @param axes what is varied
 * @param points all that is to be run, at least one; each is read when its turn comes
 * @param language that reads them
 * @param sizing gives a scenario that was read its seed and its number of replications
 * @param precision how well the figures of each point must be known, which decides how many
 *     replications it has; empty where that was given
 */
public record SweepQuestion(
    String name,
    List<Axis> axes,
    List<Ask> points,
    ScenarioLanguage language,
    UnaryOperator<Scenario> sizing,
    Optional<Precision> precision) {

  /** Copies the lists; rejects that there is no point. */
  public SweepQuestion {
    axes = List.copyOf(axes);
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a sweep must have a point");
    }
  }

  /**
   * A point.
   *
   * @param values one for each axis; empty where the scenario's own holds
   * @param text with the values set
   */
  public record Ask(List<String> values, ScenarioText text) {

    /** Copies the list. */
    public Ask {
      values = List.copyOf(values);
    }
  }

  /** What is run of a scenario, so that nothing else is taken for it. */
  String key(Scenario scenario) {
    return PointStore.key(scenario) + precision.map(asked -> "-" + asked.key()).orElse("");
  }

  /** Reads a point. */
  Scenario read(Ask ask) {
    return sizing.apply(language.read(ask.text()));
  }
}
