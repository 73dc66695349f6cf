package dev.stampede.benchmarks.model;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.util.Arrays;
import java.util.Locale;

/**
 * An endless sequence of increments of simulated time that is the same for every engine. It comes
 * from a table, so that the time of a benchmark is the engine's and no generator's; the 512 KiB are
 * read in order and stay in the second-level cache.
 */
public final class Increments {

  private static final int SIZE = 1 << 16;
  private static final int SEED = 1;

  private final long[] nanos = new long[SIZE];
  private int next;

  /**
   * Fills the table: equally likely quantiles, shuffled, so that the law is met exactly.
   *
   * @param law name of a {@link Law}, in any case; another one is rejected
   * @param meanNanos mean of the increments; a law of ties exceeds it by 5 %
   */
  public Increments(String law, double meanNanos) {
    Law shape = Law.valueOf(law.toUpperCase(Locale.ROOT));
    double[] quantiles = new double[SIZE];
    Arrays.setAll(quantiles, i -> shape.quantile((i + 0.5) / SIZE));
    double unit = meanNanos / (Arrays.stream(quantiles).sum() / SIZE);
    long quantum = shape.quantum(meanNanos);
    Arrays.setAll(nanos, i -> (long) Math.ceil(quantiles[i] * unit / quantum) * quantum);
    shuffle(nanos, new RandomStreams(SEED, 0).stream("increments"));
  }

  /** R. Durstenfeld, "Algorithm 235: random permutation", CACM 7(7), 1964. */
  private static void shuffle(long[] values, RandomStream random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = (int) (random.nextUniform() * (i + 1));
      long value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }

  /** Returns the next increment, in nanoseconds; positive. */
  public long next() {
    return nanos[next++ & (SIZE - 1)];
  }

  /**
   * Checks a hold model by what it has used: each increment moves one event on, so together the
   * pending events stand at the sum of all increments, each of them after now, and none further
   * away than the longest increment.
   *
   * @param pending number of events
   * @param holds increments used, beside the first one of each event
   * @throws IllegalStateException if an event was lost, early or late
   */
  public void check(int pending, long holds, double nowNanos) {
    long used = pending + holds;
    long rounds = used / SIZE;
    double sum = (double) rounds * Arrays.stream(nanos).sum();
    sum += Arrays.stream(nanos, 0, (int) (used % SIZE)).sum();
    double ahead = sum / pending - nowNanos;
    double longest = Arrays.stream(nanos).max().orElse(0);
    double rounding = 1e-9 * nowNanos;
    if (ahead < -rounding || ahead > longest + rounding) {
      throw new IllegalStateException(
          "after %d holds the pending events are %s ns ahead on average, not 0 to %s"
              .formatted(holds, ahead, longest));
    }
  }
}
