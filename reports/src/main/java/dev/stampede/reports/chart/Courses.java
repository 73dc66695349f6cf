package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.UseCaseCourse;
import java.util.ArrayList;
import java.util.List;
import org.jfree.data.xy.XYSeries;

/** Neighbouring intervals of courses, taken together, and their lines made thinner. */
final class Courses {
  private Courses() {}

  /** The intervals {@code [from, to)}. */
  record Slice(int from, int to) {

    /** Returns the sum of their counts. */
    long sum(List<Long> counts) {
      return within(counts).stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how the work that arrived in them ended. */
    OutcomeCounts outcomes(UseCaseCourse course) {
      List<OutcomeCounts> all = within(course.outcomes());
      return new OutcomeCounts(
          all.stream().mapToLong(OutcomeCounts::offered).sum(),
          sum(all, Outcome.FULL),
          sum(all, Outcome.DEGRADED),
          sum(all, Outcome.HUMAN),
          sum(all, Outcome.LATE),
          sum(all, Outcome.FAILED),
          sum(all, Outcome.ABANDONED),
          sum(all, Outcome.UNFINISHED));
    }

    private static long sum(List<OutcomeCounts> all, Outcome outcome) {
      return all.stream().mapToLong(outcome::of).sum();
    }

    private <T> List<T> within(List<T> all) {
      return all.subList(Math.min(from, all.size()), Math.min(to, all.size()));
    }
  }

  /** Returns at most {@code most} slices of equal length, the last one perhaps shorter. */
  static List<Slice> slices(int intervals, int most) {
    int length = Math.max(1, (intervals + most - 1) / most);
    List<Slice> slices = new ArrayList<>();
    for (int from = 0; from < intervals; from += length) {
      slices.add(new Slice(from, Math.min(intervals, from + length)));
    }
    return slices;
  }

  /** Returns the colour of the line of an architecture. */
  static Marked paint(String architecture, Ink ink) {
    return Marked.series(ink.color(), architecture, architecture);
  }

  /** Returns the number of intervals of the longest course. */
  static int intervals(List<UseCaseCourse> courses) {
    return courses.stream().mapToInt(course -> course.outcomes().size()).max().orElse(0);
  }

  /** Returns the share within tolerance; NaN where nothing was offered whose end is known. */
  static double availability(OutcomeCounts counts) {
    return counts.known() == 0 ? Double.NaN : (double) counts.withinTolerance() / counts.known();
  }

  /**
   * Returns a line of at most two points for each column of pixels: the lowest and the highest
   * value in it, in the order they came in, so that no spike is lost.
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
