package dev.stampede.experiments.sequential;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.Optional;

/**
 * A figure that a run may have to know before it stops, as it is known at one look.
 *
 * @param name the objective as the scenario says it, or the metric with its use case
 * @param metric by its name
 * @param unit as in {@link dev.stampede.reports.result.ObjectiveResult#unit}
 * @param limit what its value is held against; NaN where nothing is promised
 * @param verdict on the promise; empty where nothing is promised
 * @param comes whether it has an interval, or gets one if there are more replications
 */
public record Awaited(
    String name,
    String metric,
    String architecture,
    String unit,
    Estimate estimate,
    double limit,
    Optional<Verdict> verdict,
    boolean comes) {

  /** Whether it is promised, and decided. */
  boolean isDecided() {
    return verdict.isPresent() && verdict.get() != Verdict.INCONCLUSIVE;
  }

  /** How far its value is from the limit; NaN where there is none. */
  double fromLimit() {
    return Math.abs(estimate.mean() - limit);
  }
}
