package dev.stampede.scenarios.experiment;

import dev.stampede.reports.result.Estimate;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Estimates from independent replications: the mean and its 95 % confidence interval by Student's t
 * (A. M. Law, "Simulation modeling and analysis", 5th edition, section 9.4.1).
 */
final class StudentInterval {

  private static final double UPPER_QUANTILE = 0.975;

  private StudentInterval() {}

  /** Estimates the mean of at least one value. */
  static Estimate of(double[] values) {
    return of(values, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Estimates the mean of values that cannot lie outside a range, and neither can the interval. */
  static Estimate of(double[] values, double least, double most) {
    int n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    mean = Math.max(least, Math.min(most, mean));
    if (n < 2) {
      return Estimate.ofOne(mean);
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double t = new TDistribution(null, n - 1).inverseCumulativeProbability(UPPER_QUANTILE);
    double half = t * Math.sqrt(squares / (n - 1) / n);
    return Estimate.of(mean, Math.max(least, mean - half), Math.min(most, mean + half));
  }
}
