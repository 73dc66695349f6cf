package dev.stampede.reports.chart;

import dev.stampede.reports.result.FaultWindow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many calls agents made once a fault was over, beside how many they made before it.
 *
 * @param before calls per second in the mean, after the warm-up and before the first fault
 * @param peak calls per second in the fullest interval after the fault
 * @param isStorm whether that is so much more that it is not by chance
 * @param settledAfter seconds from the end of the fault until the first interval whose calls are
 *     within {@link #CALM} of those before: after the fullest one in a storm, else the first with
 *     enough; empty if there is none
 */
record CallStorm(double before, double peak, boolean isStorm, OptionalDouble settledAfter) {

  /** What is no storm and no lull, as a share of the calls before. */
  static final double CALM = 0.2;

  /**
   * What is by chance: where calls are independent, one of a thousand intervals has so many
   * standard deviations more than the mean in one run of a hundred at most.
   */
  private static final double DEVIATIONS = 5;

  /** Calls of an interval in the mean without which nothing is told. */
  private static final double FEWEST = 25;

  /** How many times as many as before it were made, at most. */
  double times() {
    return peak / before;
  }

  /**
   * Reads it off calls over time. Faults that overlap the first one count as one with it.
   *
   * @param calls of a run, in each interval
   * @param firstCounted the first interval after the warm-up
   * @param replications that the calls are a mean of
   * @return nothing where there is no fault, or one that not all replications have, or too few
   *     calls before the first, or no time after it
   */
  static Optional<CallStorm> of(
      List<Double> calls,
      double intervalSeconds,
      int firstCounted,
      long replications,
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
    int from = (int) (end / intervalSeconds);
    double before =
        IntStream.range(firstCounted, Math.min(until, calls.size()))
            .mapToDouble(calls::get)
            .average()
            .orElse(0);
    if (before * replications < FEWEST || from >= calls.size()) {
      return Optional.empty();
    }
    int fullest =
        IntStream.range(from, calls.size())
            .boxed()
            .max(Comparator.comparingDouble(calls::get))
            .orElseThrow();
    double more = calls.get(fullest) - before;
    boolean storm = more > CALM * before && more > DEVIATIONS * Math.sqrt(before / replications);
    OptionalInt settled =
        storm
            ? IntStream.range(fullest, calls.size())
                .filter(i -> calls.get(i) <= (1 + CALM) * before)
                .findFirst()
            : IntStream.range(from, calls.size())
                .filter(i -> calls.get(i) >= (1 - CALM) * before)
                .findFirst();
    return Optional.of(
        new CallStorm(
            before / intervalSeconds,
            calls.get(fullest) / intervalSeconds,
            storm,
            settled.isPresent()
                ? OptionalDouble.of(Math.max(0, settled.getAsInt() * intervalSeconds - end))
                : OptionalDouble.empty()));
  }
}
