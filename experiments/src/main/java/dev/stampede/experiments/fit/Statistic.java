package dev.stampede.experiments.fit;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** A number that stands for many. */
public enum Statistic {
  /** The mean. */
  MEAN(Double.NaN),
  /** The median. */
  P50(50),
  /** The 90th percentile. */
  P90(90),
  /** The 99th percentile. */
  P99(99),
  /** The largest. */
  MAX(100);

  private final double percentile;

  Statistic(double percentile) {
    this.percentile = percentile;
  }

  /** Returns the number for some values; NaN for none. Percentiles lie between neighbours. */
  public double of(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    return this == MEAN
        ? Arrays.stream(values).sum() / values.length
        : new Percentile(percentile).withEstimationType(EstimationType.R_7).evaluate(values);
  }
}
