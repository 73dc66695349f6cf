package dev.stampede.experiments.conclude;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.result.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A figure that several runs are told apart by.
 *
 * @param useCase its name; {@link Objective#WHOLE} for architectures as a whole
 * @param promised whether an objective is about it
 */
public record Yardstick(Metric metric, String useCase, boolean promised) {

  /**
   * Returns those of a scenario: what is promised first, then what is told whatever is promised;
   * each once.
   */
  public static List<Yardstick> of(Scenario scenario) {
    return of(scenario, Set.of());
  }

  /**
   * Returns those of a scenario, likewise, and more.
   *
   * @param more metrics of each use case, or of architectures as a whole, that are told besides
   */
  public static List<Yardstick> of(Scenario scenario, Set<Metric> more) {
    List<Yardstick> yardsticks = new ArrayList<>();
    for (Objective objective : scenario.objectives()) {
      yardsticks.add(new Yardstick(objective.metric(), objective.useCase(), true));
    }
    for (UseCaseSpec useCase : scenario.trial().useCases()) {
      Stream.concat(Metrics.COMPARED.stream(), more.stream().filter(m -> m.scope().isOfUseCase()))
          .forEach(metric -> yardsticks.add(new Yardstick(metric, useCase.name(), false)));
    }
    more.stream()
        .filter(metric -> !metric.scope().isOfUseCase())
        .forEach(metric -> yardsticks.add(new Yardstick(metric, Objective.WHOLE, false)));
    if (scenario.currency() != null) {
      yardsticks.add(new Yardstick(Metrics.TOTAL_COST, Objective.WHOLE, false));
    }
    Set<String> seen = new LinkedHashSet<>();
    return yardsticks.stream().filter(yardstick -> seen.add(yardstick.name())).toList();
  }

  /** The metric's name behind that of the use case. */
  public String name() {
    return useCase.equals(Objective.WHOLE) ? metric.name() : useCase + "." + metric.name();
  }

  /** Returns the value of a sample; empty where there is none to tell runs apart by. */
  public Optional<Estimate> value(Sample sample) {
    return metric.isCompared(sample)
        ? Optional.of(metric.estimate(sample)).filter(value -> !Double.isNaN(value.mean()))
        : Optional.empty();
  }

  /** Whether more of it is better. */
  public boolean higherIsBetter() {
    return dev.stampede.reports.text.Metric.of(metric.name()).higherIsBetter();
  }
}
