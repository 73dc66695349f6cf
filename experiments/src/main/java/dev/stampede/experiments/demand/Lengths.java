package dev.stampede.experiments.demand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long prompts or answers are, in tokens.
 *
 * @param count how many were told
 * @param mean of them
 * @param cv standard deviation over mean
 * @param sorted all of them, ascending; not to be changed
 * @param laws fitted to those of at least one token, the nearest first; empty if there are too few,
 *     or all are alike
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
public record Lengths(int count, double mean, double cv, int[] sorted, List<LengthLaw> laws) {

  /** With fewer lengths no law is fitted. */
  private static final int FEWEST = 50;

  /** A law is fitted to so many lengths, evenly chosen by their order. */
  private static final int MOST_FITTED = 100_000;

  /** Returns those of sorted lengths, at least one. */
  public static Lengths of(int[] sorted) {
    double mean = 0;
    for (int length : sorted) {
      mean += (double) length / sorted.length;
    }
    double squares = 0;
    for (int length : sorted) {
      squares += (length - mean) * (length - mean) / sorted.length;
    }
    return new Lengths(
        sorted.length, mean, Math.sqrt(squares) / mean, sorted, laws(sorted, squares));
  }

  private static List<LengthLaw> laws(int[] sorted, double variance) {
    int none = 0;
    while (none < sorted.length && sorted[none] == 0) {
      none++;
    }
    int told = sorted.length - none;
    if (told < FEWEST || variance == 0 || sorted[none] == sorted[sorted.length - 1]) {
      return List.of();
    }
    double[] values = new double[Math.min(told, MOST_FITTED)];
    for (int i = 0; i < values.length; i++) {
      values[i] = sorted[none + (int) ((i + 0.5) * told / values.length)];
    }
    List<LengthLaw> laws =
        new ArrayList<>(
            List.of(
                LengthLaw.lognormal(values), LengthLaw.gamma(values), LengthLaw.weibull(values)));
    laws.sort(Comparator.comparingDouble(LengthLaw::distance));
    return laws;
  }

  /**
   * Returns a quantile: the smallest length that a share of all is not above.
   *
   * @param share in [0, 1]
   */
  public int quantile(double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
  }
}
