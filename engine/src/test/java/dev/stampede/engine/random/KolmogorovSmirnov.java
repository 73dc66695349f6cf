package dev.stampede.engine.random;

import java.util.Arrays;

/** The Kolmogorov-Smirnov test of a sample against a continuous distribution. */
final class KolmogorovSmirnov {

  /** A right sample has more than this with probability 2 exp(-2 * 2.69^2) = 1e-6. */
  static final double ONE_IN_A_MILLION = 2.69;

  private KolmogorovSmirnov() {}

  /** Returns the largest distance of the sample's shares from the law's, times sqrt(n). */
  static double statistic(double[] sample, Distribution law) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double largest = 0;
    for (int i = 0; i < sorted.length; i++) {
      double below = law.below(sorted[i]);
      largest = Math.max(largest, below - (double) i / sorted.length);
      largest = Math.max(largest, (double) (i + 1) / sorted.length - below);
    }
    return largest * Math.sqrt(sorted.length);
  }
}
