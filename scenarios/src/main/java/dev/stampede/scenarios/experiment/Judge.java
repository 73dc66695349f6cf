package dev.stampede.scenarios.experiment;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Judges objectives by confidence intervals: met or failed when the whole interval lies on one side
 * of the limit, otherwise inconclusive. With one replication there is no interval, and the value
 * decides.
 */
final class Judge {

  /** Stands for "out of all proportion" where the architecture compared with has none at all. */
  private static final double MOST_RATIO = 1e6;

  private Judge() {}

  /**
   * Judges an objective without {@code versus}.
   *
   * @param values the metric in each replication
   */
  static ObjectiveResult judge(Objective objective, String architecture, double[] values) {
    Estimate estimate = estimate(objective.metric(), values);
    Verdict verdict = verdict(estimate, objective.limit(), objective.atLeast());
    return result(objective, architecture, verdict, estimate, objective.metric().unit());
  }

  /**
   * Judges an objective that compares with another architecture. What must not be above (or below)
   * zero is {@code value - limit * other}, replication by replication on the same random numbers:
   * that needs no division, so an architecture without any tickets can be compared with.
   *
   * @param values the metric in each replication
   * @param others the other architecture's
   */
  static ObjectiveResult judge(
      Objective objective, String architecture, double[] values, double[] others) {
    double[] excess =
        IntStream.range(0, values.length)
            .mapToDouble(i -> values[i] - objective.limit() * others[i])
            .toArray();
    Verdict verdict = verdict(StudentInterval.of(excess), 0, objective.atLeast());
    double value = Arrays.stream(values).sum();
    double other = Arrays.stream(others).sum();
    double ratio = value == 0 ? 0 : Math.min(MOST_RATIO, value / other);
    return result(objective, architecture, verdict, Estimate.ofOne(ratio), "share");
  }

  /** Estimates a metric; a share and its interval stay within [0, 1]. */
  static Estimate estimate(Metric metric, double[] values) {
    return metric.unit().equals("share")
        ? StudentInterval.of(values, 0, 1)
        : StudentInterval.of(values);
  }

  private static Verdict verdict(Estimate estimate, double limit, boolean atLeast) {
    Double low = estimate.ci95().get(0);
    Double high = estimate.ci95().get(1);
    double least = low == null ? estimate.mean() : low;
    double most = high == null ? estimate.mean() : high;
    if (atLeast ? least >= limit : most <= limit) {
      return Verdict.MET;
    }
    return (atLeast ? most < limit : least > limit) ? Verdict.FAILED : Verdict.INCONCLUSIVE;
  }

  private static ObjectiveResult result(
      Objective objective, String architecture, Verdict verdict, Estimate estimate, String unit) {
    return new ObjectiveResult(
        objective.text(),
        architecture,
        verdict,
        estimate.mean(),
        estimate,
        objective.useCase(),
        objective.metric().name(),
        objective.operator(),
        objective.limit(),
        unit);
  }
}
