package dev.stampede.engine.random;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Pearson's goodness-of-fit test. */
final class ChiSquare {

  private ChiSquare() {}

  /** Returns the probability of counts at least this far from the expected ones, by chance. */
  static double pValue(long[] observed, double[] expected) {
    double statistic = 0;
    for (int i = 0; i < observed.length; i++) {
      double difference = observed[i] - expected[i];
      statistic += difference * difference / expected[i];
    }
    return 1 - new ChiSquaredDistribution(observed.length - 1).cumulativeProbability(statistic);
  }

  /** The same where every count is expected to be equal. */
  static double pValue(long[] observed) {
    double[] expected = new double[observed.length];
    double total = 0;
    for (long count : observed) {
      total += count;
    }
    Arrays.fill(expected, total / observed.length);
    return pValue(observed, expected);
  }
}
