package dev.stampede.models.market;

import java.util.Arrays;

/** The mean of the latest of a row of values; before the first, all were 1. */
final class RecentMean {

  private final double[] values;
  private int place;

  RecentMean(int length) {
    values = new double[length];
    Arrays.fill(values, 1);
  }

  /** Adds a value and returns the mean. */
  double with(double value) {
    values[place] = value;
    place = (place + 1) % values.length;
    double sum = 0;
    for (double each : values) {
      sum += each;
    }
    return sum / values.length;
  }
}
