package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Courses.Slice;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.scale.Tick;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.plot.XYPlot;

/**
 * What courses over time have on top of each other, in sums of all of them.
 *
 * @param layers from the bottom up
 * @param intervalSeconds length of one interval of the courses
 */
record CourseStack<C>(List<Layer<C>> layers, double intervalSeconds) {

  /** Numbers are drawn to a thousandth of the highest, which is less than a pixel. */
  private static final double FINE = 1000;

  /**
   * One of the areas.
   *
   * @param values of a course in each interval
   */
  record Layer<C>(String label, Ink ink, Function<C, List<Double>> values) {}

  /** Sum of some courses, in the mean of some intervals. */
  static <C> double mean(List<C> courses, Function<C, List<Double>> values, Slice slice) {
    double sum = 0;
    for (C course : courses) {
      for (double value : values.apply(course).subList(slice.from(), slice.to())) {
        sum += value;
      }
    }
    return sum / (slice.to() - slice.from());
  }

  private double[] tops(List<C> courses, Slice slice) {
    double[] tops = new double[layers.size()];
    double sum = 0;
    for (int i = 0; i < tops.length; i++) {
      sum += mean(courses, layers.get(i).values(), slice);
      tops[i] = sum;
    }
    return tops;
  }

  /** Returns how high the stack of some courses is. */
  double top(List<C> courses, Slice slice) {
    return tops(courses, slice)[layers.size() - 1];
  }

  List<Legend.Entry> legend() {
    return layers.stream().map(layer -> Legend.Entry.area(layer.label(), layer.ink(), 1)).toList();
  }

  XYPlot plot(ChartStyle style, List<C> courses, List<Slice> slices, List<Tick> ticks) {
    double most = ticks.get(ticks.size() - 1).at();
    StackedAreas areas =
        new StackedAreas(
            layers.stream()
                .map(layer -> Marked.stacked(layer.ink().color(), layer.label(), ""))
                .toList());
    for (Slice slice : slices) {
      double[] tops = tops(courses, slice);
      for (int i = 0; i < tops.length; i++) {
        tops[i] = Math.rint(tops[i] / most * FINE) / FINE * most;
      }
      areas.step(slice.from() * intervalSeconds, slice.to() * intervalSeconds, tops);
    }
    return areas.plot(style, new TickAxis(0, most, ticks));
  }
}
