package dev.stampede.models.resilience.breaker;

import java.util.Arrays;

/**
 * The calls of the last n seconds in a ring of one-second buckets that are aligned to the clock, so
 * that the part of the current second that has passed is one of them.
 */
final class TimeWindow extends OutcomeWindow {

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final int[] bucketCalls;
  private final int[] bucketFailed;
  private final int[] bucketSlow;
  private long second;

  TimeWindow(int seconds) {
    bucketCalls = new int[seconds];
    bucketFailed = new int[seconds];
    bucketSlow = new int[seconds];
  }

  @Override
  void add(long nowNanos, boolean callFailed, boolean callSlow) {
    moveTo(nowNanos);
    int bucket = bucket(second);
    int failed = callFailed ? 1 : 0;
    int slow = callSlow ? 1 : 0;
    bucketCalls[bucket]++;
    bucketFailed[bucket] += failed;
    bucketSlow[bucket] += slow;
    change(1, failed, slow);
  }

  /** Lets calls fall out that are too old at a time. */
  void moveTo(long nowNanos) {
    long newSecond = nowNanos / SECOND_NANOS;
    if (newSecond - second >= bucketCalls.length) {
      clear();
      second = newSecond;
    }
    while (second < newSecond) {
      int oldest = bucket(++second);
      change(-bucketCalls[oldest], -bucketFailed[oldest], -bucketSlow[oldest]);
      bucketCalls[oldest] = 0;
      bucketFailed[oldest] = 0;
      bucketSlow[oldest] = 0;
    }
  }

  private int bucket(long ofSecond) {
    return (int) (ofSecond % bucketCalls.length);
  }

  @Override
  void clear() {
    super.clear();
    Arrays.fill(bucketCalls, 0);
    Arrays.fill(bucketFailed, 0);
    Arrays.fill(bucketSlow, 0);
  }
}
