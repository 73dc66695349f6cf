package dev.stampede.reports.result;

import java.util.Locale;

/**
 * One objective as one architecture met it or not.
 *
 * @param objective the objective as the scenario says it
 * @param value the measured value, in {@code unit}
 * @param estimate the value with its interval
 * @param useCase the use case it is about
 * @param metric the metric, such as {@code availability} or {@code latency.e2e.p99}
 * @param operator {@code >=} or {@code <=}
 * @param limit the limit, in {@code unit}
 * @param unit {@code s} for seconds, {@code share} for a number in [0, 1], {@code USD}, or empty
 *     for a plain number
 */
public record ObjectiveResult(
    String objective,
    String architecture,
    Verdict verdict,
    double value,
    Estimate estimate,
    String useCase,
    String metric,
    String operator,
    double limit,
    String unit) {

  /** Whether an objective is met; written in lower case. */
  public enum Verdict {
    /** The value, and its whole interval where there is one, is on the right side of the limit. */
    MET,
    /** The value, and its whole interval where there is one, is on the wrong side of the limit. */
    FAILED,
    /** The interval straddles the limit. */
    INCONCLUSIVE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
