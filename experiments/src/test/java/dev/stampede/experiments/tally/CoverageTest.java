package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.tally.SyntheticWork.Queue;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Nominal 95 % intervals of replications with known truth cover it as often as they must: at n = 20
 * in 93.5 to 96.5 % of all experiments, where Wilson's interval is the wider one in at least 93.5
 * %, at n = 5 in at least 93 %. Seeds are fixed; with another one an interval that just does so
 * fails in 1 of 10,000. {@code -Dexperiments=20000} makes more of them than 1,000.
 */
class CoverageTest {

  private static final int EXPERIMENTS = Integer.getInteger("experiments", 1000);

  private static Interval share(SyntheticWork work, Strata strata) {
    return Proportion.of(work.parts, work.offered, strata).interval().orElseThrow();
  }

  private static Interval count(SyntheticWork work, Strata strata) {
    return MeanCount.of(work.parts, work.offered, strata).interval().orElseThrow();
  }

  private static void holds(String what, int n, Coverage coverage) {
    assertThat(coverage.canBeAtLeast(n < 20 ? 0.93 : 0.935))
        .as("%s, n = %d: %s", what, n, coverage)
        .isTrue();
  }

  private static void isRight(String what, int n, Coverage coverage) {
    holds(what, n, coverage);
    assertThat(n < 20 || coverage.canBeAtMost(0.965))
        .as("%s, n = %d: %s", what, n, coverage)
        .isTrue();
  }

  @Test
  void availability_ofIndependentWork() {
    for (int n : new int[] {5, 20}) {
      for (double share : new double[] {0.9, 0.99, 0.999}) {
        holds(
            "availability " + share,
            n,
            Coverage.of(
                EXPERIMENTS,
                share,
                random -> share(SyntheticWork.independent(n, share, random), Strata.one(n))));
      }
    }
  }

  @Test
  void share_ofClusteredWork() {
    for (int n : new int[] {5, 20}) {
      isRight("clustered 0.9, correlation 0.01", n, clustered(n, 0.9, 0.01));
      isRight("clustered 0.9, correlation 0.1", n, clustered(n, 0.9, 0.1));
      isRight("clustered 0.6, correlation 0.1", n, clustered(n, 0.6, 0.1));
      isRight("clustered 0.99, correlation 0.01", n, clustered(n, 0.99, 0.01));
    }
  }

  private static Coverage clustered(int n, double share, double correlation) {
    return Coverage.of(
        EXPERIMENTS,
        share,
        random -> share(SyntheticWork.clustered(n, share, correlation, random), Strata.one(n)));
  }

  @Test
  void tickets() {
    for (int n : new int[] {5, 20}) {
      for (double share : new double[] {0.001, 0.01, 0.1}) {
        holds(
            "tickets, share " + share,
            n,
            Coverage.of(
                EXPERIMENTS,
                300 * share,
                random -> count(SyntheticWork.independent(n, share, random), Strata.one(n))));
      }
      for (double share : new double[] {0.1, 0.4}) {
        isRight(
            "clustered tickets, share " + share,
            n,
            Coverage.of(
                EXPERIMENTS,
                300 * share,
                random -> count(SyntheticWork.clustered(n, share, 0.1, random), Strata.one(n))));
      }
    }
  }

  @Test
  void queue_of300() {
    queue(300, EXPERIMENTS);
  }

  @Test
  void queue_of1000() {
    queue(1000, EXPERIMENTS / 2);
  }

  @Test
  void queue_of5000() {
    queue(5000, EXPERIMENTS / 10);
  }

  private static void queue(double customers, int experiments) {
    for (int n : new int[] {5, 20}) {
      Strata strata = Strata.one(n);
      isRight(
          "M/M/1, mean time, " + customers,
          n,
          Coverage.of(
              experiments,
              Queue.MEAN,
              random -> {
                Queue queue = new Queue(n, customers, 10, random);
                return mean(queue.time, queue, strata).interval().orElseThrow();
              }));
      isRight(
          "M/M/1, share within 10, " + customers,
          n,
          Coverage.of(
              experiments,
              Queue.shareWithin(10),
              random -> {
                Queue queue = new Queue(n, customers, 10, random);
                return Proportion.of(queue.within, queue.counted, strata).interval().orElseThrow();
              }));
      isRight(
          "M/M/1, difference of the means, " + customers,
          n,
          Coverage.of(
              experiments,
              Queue.MEAN - Queue.MEAN_FASTER,
              random -> {
                Queue queue = new Queue(n, customers, 10, random);
                return mean(queue.time, queue, strata)
                    .minus(1, mean(queue.timeFaster, queue, strata))
                    .interval()
                    .orElseThrow();
              }));
      holds(
          "M/M/1, p90 by sectioning, " + customers,
          n,
          Coverage.of(
              experiments / 5,
              StrictMath.log(10) * Queue.MEAN,
              random -> p90(new Queue(n, customers, 10, random))));
    }
  }

  private static LinearizedEstimate mean(double[] times, Queue queue, Strata strata) {
    return LinearizedEstimate.ratio(times, queue.counted, strata);
  }

  private static Interval p90(Queue queue) {
    double[] sections = Arrays.stream(queue.times).mapToDouble(CoverageTest::p90).toArray();
    double pooled = p90(Arrays.stream(queue.times).flatMapToDouble(Arrays::stream).toArray());
    return Sectioning.interval(pooled, sections, Confidence.PLAIN).orElseThrow();
  }

  private static double p90(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(0.9 * sorted.length) - 1];
  }

  /** At least three were struck, and three were not; else there is no interval to be right. */
  @Test
  void availability_withRareIncidents() {
    for (double chance : new double[] {0.15, 0.3, 0.5}) {
      // min(1, exponential with mean m) has the mean m (1 - e^(-1/m)).
      holds("struck, lose a uniform share, " + chance, 20, struck(chance, 0.5, false));
      holds("struck, lose about 20 %, " + chance, 20, struck(chance, 0.2, true));
      holds("struck, lose about 5 %, " + chance, 20, struck(chance, 0.05, true));
    }
  }

  private static Coverage struck(double chance, double mean, boolean exponential) {
    double lost = exponential ? mean * (1 - StrictMath.exp(-1 / mean)) : mean;
    return Coverage.of(
        EXPERIMENTS,
        0.998 * (1 - chance * lost),
        random -> {
          boolean[] struck = threeStruck(20, chance, random);
          double[] losses = new double[20];
          Arrays.setAll(
              losses, r -> exponential ? mean * random.nextExponential() : random.nextUniform());
          return share(
              SyntheticWork.struck(struck, 0.998, losses, random), Strata.of(struck, chance));
        });
  }

  private static boolean[] threeStruck(int n, double chance, RandomStream random) {
    while (true) {
      boolean[] struck = new boolean[n];
      int strikes = 0;
      for (int r = 0; r < n; r++) {
        struck[r] = random.nextUniform() < chance;
        strikes += struck[r] ? 1 : 0;
      }
      if (strikes >= 3 && strikes <= n - 3) {
        return struck;
      }
    }
  }
}
