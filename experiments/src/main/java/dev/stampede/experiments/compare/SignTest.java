package dev.stampede.experiments.compare;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The sign test (J. Arbuthnot, 1710; W. J. Conover, "Practical nonparametric statistics", section
 * 3.4): whether of two values in the same replications one is more often the larger. It asks
 * nothing of the values but their order, so that they may be infinite.
 *
 * @param more in how many replications the first one is the larger
 * @param less in how many the other one is; where they are equal, nothing is said
 */
record SignTest(int more, int less) {

  /** Counts the signs; where a value is NaN there is none. */
  static SignTest of(double[] values, double[] others) {
    int more = 0;
    int less = 0;
    for (int r = 0; r < values.length; r++) {
      more += values[r] > others[r] ? 1 : 0;
      less += values[r] < others[r] ? 1 : 0;
    }
    return new SignTest(more, less);
  }

  boolean moreOften() {
    return more > less;
  }

  /** The two-sided p-value of "each is as often the larger"; 1 where nothing is said. */
  double pValue() {
    int signs = more + less;
    if (signs == 0) {
      return 1;
    }
    double tail =
        new BinomialDistribution(null, signs, 0.5).cumulativeProbability(Math.min(more, less));
    return Math.min(1, 2 * tail);
  }
}
