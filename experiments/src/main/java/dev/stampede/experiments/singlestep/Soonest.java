package dev.stampede.experiments.singlestep;

import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.reports.result.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of several samples are over soonest. First is the one with the shortest tail; of equal
 * ones, and of those that were not above their level within the run, the one that was below it for
 * the least time. Beside it are all that cannot be told from it: their tail is not shown to be
 * longer, nor their time below. One replication has no intervals: there what differs at all is
 * another.
 */
final class Soonest {

  private Soonest() {}

  /**
   * Returns their numbers, the best first.
   *
   * @param samples the first one is of those who wait
   * @return empty where that one never was below its level
   */
  static List<Integer> of(List<Sample> samples) {
    double below = value(Metrics.MINUTES_BELOW, samples.get(0));
    if (!(below > 0)) {
      return List.of();
    }
    List<Integer> order =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> value(Metrics.TAIL, samples.get(i)))
                    .thenComparingDouble(i -> value(Metrics.MINUTES_BELOW, samples.get(i))))
            .toList();
    Sample best = samples.get(order.get(0));
    List<Integer> soonest = new ArrayList<>();
    for (int i : order) {
      if (!isWorse(samples.get(i), best)) {
        soonest.add(i);
      }
    }
    return soonest;
  }

  private static double value(Metric metric, Sample sample) {
    return metric.estimate(sample).mean();
  }

  private static boolean isWorse(Sample sample, Sample best) {
    double tail = value(Metrics.TAIL, sample);
    boolean never = tail == Double.POSITIVE_INFINITY;
    return (never && value(Metrics.TAIL, best) < tail)
        || isMore(Metrics.TAIL.difference(sample, best))
        || isMore(Metrics.MINUTES_BELOW.difference(sample, best));
  }

  private static boolean isMore(Estimate difference) {
    return difference.mean() > 0 && !(difference.hasInterval() && difference.mayBeZero());
  }
}
