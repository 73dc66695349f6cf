package dev.stampede.experiments.demand;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** How far values are from a law: the largest difference of the distribution functions. */
public final class Distance {

  /**
   * Times one over the root of the number of values, what a sample of the law itself exceeds once
   * in a hundred times (N. Smirnov, 1948); less often if the law was fitted to the values.
   */
  private static final double ONE_IN_A_HUNDRED = 1.628;

  private Distance() {}

  /**
   * Returns the distance of A. Kolmogorov, 1933, in [0, 1].
   *
   * @param values in any order
   * @param below the law's chance of a value below
   */
  public static double of(double[] values, DoubleUnaryOperator below) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double most = 0;
    int n = sorted.length;
    for (int i = 0; i < n; ) {
      int end = i + 1;
      while (end < n && sorted[end] == sorted[i]) {
        end++;
      }
      double law = below.applyAsDouble(sorted[i]);
      most = Math.max(most, Math.max((double) end / n - law, law - (double) i / n));
      i = end;
    }
    return most;
  }

  /** What so many values of the law itself exceed in one of a hundred samples. */
  public static double byChance(int values) {
    return ONE_IN_A_HUNDRED / Math.sqrt(values);
  }
}
