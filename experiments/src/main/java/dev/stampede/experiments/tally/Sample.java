package dev.stampede.experiments.tally;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A use case under one architecture, in all replications.
 *
 * @param pooled all replications together
 * @param replications in their order, at least one
 * @param strata of the replications
 * @param sightings the incidents in them
 */
public record Sample(
    WorkFigures pooled, List<WorkFigures> replications, Strata strata, Sightings sightings) {

  Sample(WorkFigures pooled, List<WorkFigures> replications, Sightings sightings) {
    this(pooled, List.copyOf(replications), sightings.strata(), sightings);
  }

  /** A figure of each replication. */
  double[] values(ToDoubleFunction<WorkFigures> figure) {
    return replications.stream().mapToDouble(figure).toArray();
  }

  /** Whether there is but one, which has no interval. */
  boolean isSingle() {
    return replications.size() == 1;
  }
}
