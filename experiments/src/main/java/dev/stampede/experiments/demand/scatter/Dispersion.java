package dev.stampede.experiments.demand.scatter;

import dev.stampede.experiments.demand.Counts;
import dev.stampede.experiments.demand.RateCurve;
import dev.stampede.experiments.demand.RecordedRequests;
import java.util.Arrays;
import java.util.List;

/**
 * How much more counts vary than those of a steady Poisson process, at one scale.
 *
 * @param seconds length of the windows
 * @param windows how many there were
 * @param index variance over mean of the counts
 */
public record Dispersion(double seconds, int windows, double index) {

  private static final double[] SECONDS = {1, 10, 60};

  /** With fewer windows an index says nothing. */
  private static final int FEWEST_WINDOWS = 10;

  /** Of a fitted index: what demand may differ by and still be taken for the same. */
  private static final double CLOSE = 1 / 3.0;

  /** Standard errors that an index may differ by, one time in a thousand by chance. */
  private static final double STANDARD_ERRORS = 3.3;

  /** Windows that a coarse clock's steps do not fill exactly must have so many of them. */
  private static final double MANY_TICKS = 10;

  /**
   * Returns those of a trace at 1, 10 and 60 s, as far as it is long enough, and its clock fine
   * enough.
   */
  static List<Dispersion> of(RecordedRequests trace, long tickNanos) {
    double tick = tickNanos / 1e9;
    Counts seconds = Counts.of(trace, 1);
    return Arrays.stream(SECONDS)
        .filter(scale -> scale % tick == 0 || scale >= MANY_TICKS * tick)
        .mapToObj(scale -> of(seconds.merged((int) scale)))
        .filter(dispersion -> dispersion.windows >= FEWEST_WINDOWS)
        .toList();
  }

  private static Dispersion of(Counts counts) {
    return new Dispersion(counts.stepSeconds(), counts.values().length, counts.dispersion());
  }

  /** Returns what a process about a curve has at the same scale over the same time. */
  double fitted(RateCurve curve, Scatter scatter) {
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < windows; i++) {
      double expected = curve.expected((i + 1) * seconds) - curve.expected(i * seconds);
      mean += expected / windows;
      squares += expected * expected / windows;
    }
    return Math.max(0, squares - mean * mean) / mean + scatter.dispersion(mean / seconds, seconds);
  }

  /**
   * True if a fitted index is within a third of this one, or within what so few windows make it
   * vary by: of n windows of counts that are about normal its relative standard error is the root
   * of 2 / n.
   */
  boolean agrees(double fitted) {
    double margin = Math.max(CLOSE, STANDARD_ERRORS * Math.sqrt(2.0 / windows));
    return fitted <= index * (1 + margin) && index <= fitted * (1 + margin);
  }
}
