package dev.stampede.experiments.sequential;

import dev.stampede.reports.result.Estimate;
import java.util.Optional;

/**
 * A figure that may have to be known before it is stopped, as it is known at one look.
 *
 * @param name the objective as the scenario says it, or the metric with its use case
 * @param metric by its name
 * @param unit as in {@link dev.stampede.reports.result.ObjectiveResult#unit}
 * @param base what relative widths are a share of: its value, or that of which it is a difference
 * @param clear half the width of its interval with which what it decides would be clear; NaN where
 *     it decides nothing
 * @param decided whether what it decides is clear; empty where it decides nothing
 * @param comes whether it has an interval, or gets one if there are more replications
 */
public record Awaited(
    String name,
    String metric,
    String architecture,
    String unit,
    Estimate estimate,
    double base,
    double clear,
    Optional<Boolean> decided,
    boolean comes) {

  /** A value that decides nothing. */
  public static Awaited value(
      String name, String metric, String architecture, String unit, Estimate estimate) {
    return new Awaited(
        name,
        metric,
        architecture,
        unit,
        estimate,
        estimate.mean(),
        Double.NaN,
        Optional.empty(),
        estimate.hasInterval());
  }
}
