package dev.stampede.experiments.capacity;

import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.search.Probe;
import dev.stampede.experiments.sweep.PointReading;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How much of something is enough? The smallest value of a range, or the largest, at which an
 * architecture keeps its promises; with several ranges, the last one is searched for all values of
 * the others, and what it costs tells which is best.
 *
 * @param scenario with the promises that are to be kept
 * @param axes where to look, at least one; each in ascending order
 * @param largest whether the largest value is asked for
 * @param architecture the one that is asked about, and run; empty for any that is no bound
 * @param mostReplications with which nothing more is tried where a verdict is open; not below those
 *     of the scenario, with which it begins
 * @param language that reads the scenario with other values
 */
public record CapacityQuestion(
    Scenario scenario,
    List<Axis> axes,
    boolean largest,
    Optional<String> architecture,
    int mostReplications,
    ScenarioLanguage language)
    implements Probe.Points {

  /** Copies the list; rejects that there is no axis or no promise. */
  public CapacityQuestion {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || scenario.objectives().isEmpty()) {
      throw new IllegalArgumentException("there must be an axis, and a promise");
    }
    if (mostReplications < scenario.replications()) {
      throw new IllegalArgumentException(
          "the most replications (%d) must not be below the first (%d)"
              .formatted(mostReplications, scenario.replications()));
    }
  }

  /** Returns the scenario with values of all axes. */
  public ScenarioText text(List<String> values) {
    List<String> settings = new ArrayList<>(scenario.source().settings());
    for (int a = 0; a < axes.size(); a++) {
      settings.add(axes.get(a).path() + "=" + values.get(a));
    }
    return scenario.source().with(settings);
  }

  @Override
  public Scenario read(List<String> values, int replications) {
    Scenario read =
        language.read(text(values)).withSeed(scenario.seed()).withReplications(replications);
    return architecture.map(read::withOnly).orElse(read);
  }

  /** Returns values of all axes: those of the others, and one of the last, which is searched. */
  static List<String> with(List<String> others, String searched) {
    List<String> all = new ArrayList<>(others);
    all.add(searched);
    return all;
  }

  @Override
  public PointResult reading(Evidence evidence) {
    return PointReading.of(evidence);
  }

  /** The values that are searched, those at which promises are easiest to keep last. */
  List<String> searched() {
    List<String> values = new ArrayList<>(axes.get(axes.size() - 1).values());
    if (largest) {
      Collections.reverse(values);
    }
    return values;
  }
}
