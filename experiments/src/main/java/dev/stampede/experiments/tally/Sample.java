package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Confidence;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A use case under one architecture, or all of ours together, in all replications.
 *
 * @param pooled all replications together
 * @param replications in their order, at least one
 * @param strata of the replications
 * @param sightings the incidents in them
 * @param parts the use cases that are together here; none where it is one
 */
public record Sample(
    WorkFigures pooled,
    List<WorkFigures> replications,
    Strata strata,
    Sightings sightings,
    List<Sample> parts) {

  Sample(WorkFigures pooled, List<WorkFigures> replications, Sightings sightings) {
    this(pooled, replications, sightings, List.of());
  }

  Sample(
      WorkFigures pooled, List<WorkFigures> replications, Sightings sightings, List<Sample> parts) {
    this(pooled, List.copyOf(replications), sightings.strata(), sightings, List.copyOf(parts));
  }

  /** The use cases that it is about. */
  List<Sample> useCases() {
    return parts.isEmpty() ? List.of(this) : parts;
  }

  /** Mean number of pieces that a replication is offered. */
  public double meanOffered() {
    return LinearizedEstimate.mean(values(WorkFigures::offered), strata).value();
  }

  /** How sure its intervals are. */
  public Confidence confidence() {
    return strata.confidence();
  }

  /** A figure of each replication. */
  double[] values(ToDoubleFunction<WorkFigures> figure) {
    return replications.stream().mapToDouble(figure).toArray();
  }

  /** Whether there is but one, which has no interval. */
  boolean isSingle() {
    return replications.size() == 1;
  }

  /** Whether there are several, and they have seen enough incidents to say how far they are off. */
  boolean hasIntervals() {
    return !isSingle() && sightings.tooFewSeen().isEmpty();
  }
}
