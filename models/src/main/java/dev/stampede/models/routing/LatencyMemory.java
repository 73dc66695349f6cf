package dev.stampede.models.routing;

import java.util.Arrays;

/**
 * What LiteLLM remembers of how fast endpoints are: up to ten times of each, of which the tenth is
 * written over when there are more, so that the first nine stand until all is forgotten, an hour
 * after the first. An endpoint without a time counts as infinitely fast.
 */
final class LatencyMemory {

  private static final int SIZE = 10;
  private static final long MEMORY_NANOS = 3_600_000_000_000L;

  private final double[][] times;
  private final int[] counts;
  private long forgetAt;

  LatencyMemory(int endpoints) {
    times = new double[endpoints][SIZE];
    counts = new int[endpoints];
  }

  void add(int endpoint, long nowNanos, double seconds) {
    forget(nowNanos);
    if (forgetAt == 0) {
      forgetAt = nowNanos + MEMORY_NANOS;
    }
    int place = Math.min(counts[endpoint], SIZE - 1);
    times[endpoint][place] = seconds;
    counts[endpoint] = place + 1;
  }

  double mean(int endpoint, long nowNanos) {
    forget(nowNanos);
    double sum = 0;
    for (int i = 0; i < counts[endpoint]; i++) {
      sum += times[endpoint][i];
    }
    return counts[endpoint] == 0 ? 0 : sum / counts[endpoint];
  }

  private void forget(long nowNanos) {
    if (forgetAt != 0 && nowNanos >= forgetAt) {
      forgetAt = 0;
      Arrays.fill(counts, 0);
    }
  }
}
