package dev.stampede.experiments.theory;

import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What one experiment says of a figure.
 *
 * @param halfWidth of the interval; NaN where none is shown
 * @param verdict on an objective whose limit is the truth; null where there is none
 */
record Observation(Position position, double halfWidth, @Nullable Verdict verdict) {

  /** Where an interval lies. */
  enum Position {
    /** The experiment has seen too little for an interval. */
    NOWHERE,
    /** It ends below the truth. */
    BELOW,
    /** It covers the truth. */
    AROUND,
    /** It begins above the truth. */
    ABOVE
  }

  /** Reads the interval and the verdict of an objective off. */
  static Observation ofObjective(
      Summary summary, String architecture, String objective, double truth) {
    ObjectiveResult result = result(summary, architecture, objective);
    return of(result.estimate(), truth, result.verdict());
  }

  /** Reads the interval that is shown of an objective's metric off. */
  static Observation ofShown(Summary summary, String architecture, String objective, double truth) {
    return of(result(summary, architecture, objective).estimate(), truth, null);
  }

  /**
   * Reads the verdict of an objective off, which is judged by an interval that is not shown. With
   * the truth for its limit it is open exactly if that interval covers the truth.
   */
  static Observation ofVerdict(Summary summary, String architecture, String objective) {
    ObjectiveResult result = result(summary, architecture, objective);
    Position position =
        switch (result.verdict()) {
          case MET -> Position.ABOVE;
          case FAILED -> Position.BELOW;
          case INCONCLUSIVE -> result.why().isEmpty() ? Position.AROUND : Position.NOWHERE;
        };
    return new Observation(position, Double.NaN, result.verdict());
  }

  /** Reads the paired difference of two architectures off. */
  static Observation ofDifference(Summary summary, String metric, double truth) {
    return summary.comparisons().stream()
        .filter(comparison -> comparison.metric().equals(metric))
        .map(Comparison::difference)
        .map(difference -> of(difference, truth, null))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody compares " + metric));
  }

  private static Observation of(Estimate estimate, double truth, @Nullable Verdict verdict) {
    Double low = estimate.ci95().get(0);
    Double high = estimate.ci95().get(1);
    if (low == null || high == null) {
      return new Observation(Position.NOWHERE, Double.NaN, verdict);
    }
    Position position =
        high < truth ? Position.BELOW : low > truth ? Position.ABOVE : Position.AROUND;
    return new Observation(position, (high - low) / 2, verdict);
  }

  private static ObjectiveResult result(Summary summary, String architecture, String objective) {
    return summary.objectives().stream()
        .filter(result -> result.architecture().equals(architecture))
        .filter(result -> result.objective().equals(objective))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody judges '%s'".formatted(objective)));
  }
}
