package dev.stampede.reports.chart;

import org.jfree.data.xy.XYSeries;

/**
 * Makes a line of at most two points for each column of pixels: the lowest and the highest value in
 * it, in the order they came in, so that no spike is lost.
 */
final class Thinning {
  private Thinning() {}

  /**
   * Returns the series to draw.
   *
   * @param key name of the series
   * @param xs ascending
   * @param ys as many; NaN breaks the line
   * @param columns pixels across, at least 1
   */
  static XYSeries minMax(String key, double[] xs, double[] ys, int columns) {
    XYSeries series = new XYSeries(key, false, true);
    int n = xs.length;
    int buckets = n <= 2 * columns ? n : columns;
    for (int bucket = 0; bucket < buckets; bucket++) {
      int from = (int) ((long) bucket * n / buckets);
      int to = (int) ((long) (bucket + 1) * n / buckets);
      int low = from;
      int high = from;
      for (int i = from + 1; i < to; i++) {
        // An undefined value gives way to any other.
        low = ys[i] < ys[low] || Double.isNaN(ys[low]) ? i : low;
        high = ys[i] > ys[high] || Double.isNaN(ys[high]) ? i : high;
      }
      int first = Math.min(low, high);
      series.add(xs[first], ys[first], false);
      if (low != high) {
        int second = Math.max(low, high);
        series.add(xs[second], ys[second], false);
      }
    }
    return series;
  }
}
