package dev.stampede.experiments.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A crowd that came and went: the day's highest count, and how long the rate stood above half of it
 * before and after.
 *
 * @param peakNanos when the highest window began, from whatever moment the counts' times are
 * @param peakPerSecond mean rate of the highest window
 * @param overMedian the highest window, in multiples of the day's median one
 * @param riseSeconds from the last window of at most half the peak to the peak
 * @param fallSeconds from the peak to the first window of at most half of it
 */
public record Crowd(
    long peakNanos,
    double peakPerSecond,
    double overMedian,
    double riseSeconds,
    double fallSeconds) {

  /** Below it a day's peak is taken for the day's rhythm, not for a crowd. */
  private static final double LEAST_OVER_MEDIAN = 4;

  /** Mean requests of a window at the peak, below which chance makes peaks. */
  private static final double FEWEST_AT_PEAK = 100;

  private static final double DAY_SECONDS = 86_400;

  /**
   * Returns the crowds, one a day at most, of days that begin at multiples of 24 h of the counts'
   * times and are counted to their end. A crowd that the counts' ends cut off is left out.
   *
   * @param counts windows of which a whole number fits into a day
   */
  public static List<Crowd> of(Counts counts) {
    double[] values = counts.values();
    int day = (int) Math.round(DAY_SECONDS / counts.stepSeconds());
    double into = counts.startNanos() / 1e9 % DAY_SECONDS / counts.stepSeconds();
    List<Crowd> crowds = new ArrayList<>();
    int first = (int) Math.ceil((day - into) % day);
    for (int from = first; from + day <= values.length; from += day) {
      int peak = from;
      for (int i = from; i < from + day; i++) {
        peak = values[i] > values[peak] ? i : peak;
      }
      double[] sorted = Arrays.copyOfRange(values, from, from + day);
      Arrays.sort(sorted);
      double median = sorted[day / 2];
      int rise = peak;
      while (rise >= 0 && values[rise] > values[peak] / 2) {
        rise--;
      }
      int fall = peak;
      while (fall < values.length && values[fall] > values[peak] / 2) {
        fall++;
      }
      if (values[peak] >= LEAST_OVER_MEDIAN * median
          && values[peak] >= FEWEST_AT_PEAK
          && rise >= 0
          && fall < values.length) {
        crowds.add(
            new Crowd(
                counts.startNanos() + Math.round(peak * counts.stepSeconds() * 1e9),
                values[peak] / counts.stepSeconds(),
                values[peak] / median,
                (peak - rise) * counts.stepSeconds(),
                (fall - peak) * counts.stepSeconds()));
      }
    }
    return crowds;
  }
}
