package dev.stampede.models.demand.agent;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Things of which one is found at a moment: each as often as it is long. */
final class LengthBiased {

  /** Lengths of all up to each. */
  private final double[] sums;

  /**
   * Knows some things.
   *
   * @param length of each by its number, not negative
   */
  LengthBiased(int things, IntToDoubleFunction length) {
    sums = new double[things];
    double sum = 0;
    for (int i = 0; i < things; i++) {
      sum += length.applyAsDouble(i);
      sums[i] = sum;
    }
  }

  /** Mean length. */
  double mean() {
    return sum() / sums.length;
  }

  /** Length of all. */
  double sum() {
    return sums.length == 0 ? 0 : sums[sums.length - 1];
  }

  /** Returns the number of the thing that is found, of which a number in (0, 1) is drawn. */
  int at(double u) {
    double at = u * sum();
    int found = Arrays.binarySearch(sums, at);
    int next = found < 0 ? -found - 1 : found + 1;
    while (next < sums.length - 1 && sums[next] <= at) {
      next++;
    }
    return Math.min(next, sums.length - 1);
  }
}
