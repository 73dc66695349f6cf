package dev.stampede.engine.random;

import java.util.Arrays;

/**
 * Values as they were observed, each as likely as any other: the quantile at u is the smallest
 * value that a share of at least u of them do not exceed, an order statistic.
 */
public final class Empirical implements Distribution {

  private final double[] sorted;
  private final double mean;

  /**
   * Takes values.
   *
   * @param values at least one, in any order, not negative
   */
  public Empirical(double[] values) {
    this(sorted(values), mean(values));
  }

  /**
   * Takes order statistics that stand for more values than there are of them.
   *
   * @param sorted at least one, ascending, not negative
   * @param mean of all the values
   */
  public Empirical(double[] sorted, double mean) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("values must have at least one");
    }
    Ranges.atLeastZero("values", sorted[0]);
    for (int i = 1; i < sorted.length; i++) {
      Ranges.atLeast("values", sorted[i], "those before", sorted[i - 1]);
    }
    Ranges.atLeastZero("mean", mean);
    this.sorted = sorted.clone();
    this.mean = mean;
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  @Override
  public double quantile(double u) {
    int rank = (int) StrictMath.ceil(u * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, rank))];
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double below(double x) {
    return (double) atMost(x) / sorted.length;
  }

  @Override
  public double above(double x) {
    return (double) (sorted.length - atMost(x)) / sorted.length;
  }

  private int atMost(double x) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public String toString() {
    return "%d values".formatted(sorted.length);
  }
}
