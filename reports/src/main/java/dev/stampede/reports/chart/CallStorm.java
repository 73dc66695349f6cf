package dev.stampede.reports.chart;

import dev.stampede.reports.result.FaultWindow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many calls agents made once a fault was over, beside how many they made before it.
 *
 * @param before calls per second in the mean, after the warm-up and before the first fault
 * @param peak calls per second in the fullest of the times after the fault
 * @param binSeconds length of each of these times, so long that a hundred calls are in one in the
 *     mean, whose number changes by a tenth by chance
 * @param calmAfter seconds from the end of the fault until the first of these times after the
 *     fullest that has at most {@link #CALM} times as many as before; empty if none has
 */
record CallStorm(
    double before, double peak, double binSeconds, OptionalDouble calmAfter) {

  /** What is no storm, as a multiple of the calls before. */
  static final double CALM = 1.2;

  private static final double CALLS_OF_BIN = 100;

  /** How often as many as before it were made, at most. */
  double times() {
    return peak / before;
  }

  /** Whether there was one. */
  boolean isStorm() {
    return times() > CALM;
  }

  /**
   * Reads it off calls over time. Faults that overlap the first one count as one with it.
   *
   * @param calls of a run, in each interval
   * @param firstCounted the first interval after the warm-up
   * @param replications that the calls are a mean of
   * @return nothing where there is no fault, or one that not all replications have, or too little
   *     time or too few calls before the first, or no time after it
   */
  static Optional<CallStorm> of(
      List<Double> calls,
      double intervalSeconds,
      int firstCounted,
      int replications,
      List<FaultWindow> faults) {
    if (faults.isEmpty() || faults.stream().anyMatch(FaultWindow::firstRunOnly)) {
      return Optional.empty();
    }
    List<FaultWindow> inOrder =
        faults.stream().sorted(Comparator.comparingDouble(FaultWindow::startSeconds)).toList();
    double end = inOrder.get(0).endSeconds();
    for (FaultWindow fault : inOrder) {
      end = fault.startSeconds() <= end ? Math.max(end, fault.endSeconds()) : end;
    }
    int until = (int) (inOrder.get(0).startSeconds() / intervalSeconds);
    double before = mean(calls, firstCounted, Math.min(until, calls.size()));
    int bin = (int) Math.max(1, Math.ceil(CALLS_OF_BIN / (before * replications)));
    int from = (int) (end / intervalSeconds);
    return before > 0 && bin <= until - firstCounted && bin <= calls.size() - from
        ? Optional.of(of(calls, intervalSeconds, before, bin, from, end))
        : Optional.empty();
  }

  private static CallStorm of(
      List<Double> calls, double interval, double before, int bin, int from, double end) {
    double peak = 0;
    OptionalDouble calm = OptionalDouble.empty();
    for (int i = from; i + bin <= calls.size(); i += bin) {
      double mean = mean(calls, i, i + bin);
      if (mean > peak) {
        peak = mean;
        calm = OptionalDouble.empty();
      }
      if (calm.isEmpty() && mean <= CALM * before) {
        calm = OptionalDouble.of(Math.max(0, i * interval - end));
      }
    }
    return new CallStorm(before / interval, peak / interval, bin * interval, calm);
  }

  /** Calls of an interval in the mean; 0 of none. */
  private static double mean(List<Double> calls, int from, int to) {
    return from >= to
        ? 0
        : calls.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
