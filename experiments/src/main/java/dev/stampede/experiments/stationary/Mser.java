package dev.stampede.experiments.stationary;

import java.util.Arrays;

/**
 * Where the start of a series ends, by MSER-5 (K. P. White, "An effective truncation heuristic for
 * bias reduction in simulation output", Simulation 69, 1997; J. R. Linton, C. M. Harmonosky, "A
 * comparison of selective initialization bias elimination methods", WSC 2002): what is left out is
 * what makes the mean of the rest surest, by means of five values each.
 */
final class Mser {

  private static final int BATCH = 5;

  /** Fewer batches than these tell a start from nothing. */
  private static final int FEWEST_BATCHES = 8;

  private Mser() {}

  /** Whether a series is long enough to be asked. */
  static boolean canTell(int length) {
    return length / BATCH >= FEWEST_BATCHES;
  }

  /**
   * Returns how many of the first values belong to the start: a multiple of five, at most half of
   * all.
   *
   * @param series long enough; what is beyond its last five is not looked at
   */
  static int truncation(double... series) {
    int batches = series.length / BATCH;
    double[] means = new double[batches];
    for (int i = 0; i < batches; i++) {
      means[i] = Arrays.stream(series, i * BATCH, (i + 1) * BATCH).average().orElseThrow();
    }
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int left = 0; left <= batches / 2; left++) {
      double mean = Arrays.stream(means, left, batches).average().orElseThrow();
      double squares = Arrays.stream(means, left, batches).map(m -> (m - mean) * (m - mean)).sum();
      double error = squares / Math.pow(batches - left, 2);
      if (error < least) {
        least = error;
        best = left;
      }
    }
    return best * BATCH;
  }
}
