package dev.stampede.models.resilience;

import java.util.Arrays;

/**
 * The calls of the last n seconds in a ring of one-second buckets that are aligned to the clock, so
 * that the part of the current second that has passed is one of them.
 */
final class TimeWindow implements OutcomeWindow {

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final int[] bucketCalls;
  private final int[] bucketFailed;
  private final int[] bucketSlow;
  private long second;
  private int calls;
  private int failed;
  private int slow;

  TimeWindow(int seconds) {
    bucketCalls = new int[seconds];
    bucketFailed = new int[seconds];
    bucketSlow = new int[seconds];
  }

  @Override
  public void add(long nowNanos, boolean callFailed, boolean callSlow) {
    moveTo(nowNanos / SECOND_NANOS);
    int bucket = bucket(second);
    bucketCalls[bucket]++;
    calls++;
    if (callFailed) {
      bucketFailed[bucket]++;
      failed++;
    }
    if (callSlow) {
      bucketSlow[bucket]++;
      slow++;
    }
  }

  private void moveTo(long newSecond) {
    if (newSecond - second >= bucketCalls.length) {
      clear();
    }
    while (second < newSecond) {
      int oldest = bucket(++second);
      calls -= bucketCalls[oldest];
      failed -= bucketFailed[oldest];
      slow -= bucketSlow[oldest];
      bucketCalls[oldest] = 0;
      bucketFailed[oldest] = 0;
      bucketSlow[oldest] = 0;
    }
  }

  private int bucket(long ofSecond) {
    return (int) (ofSecond % bucketCalls.length);
  }

  @Override
  public int calls() {
    return calls;
  }

  @Override
  public int failed() {
    return failed;
  }

  @Override
  public int slow() {
    return slow;
  }

  @Override
  public void clear() {
    Arrays.fill(bucketCalls, 0);
    Arrays.fill(bucketFailed, 0);
    Arrays.fill(bucketSlow, 0);
    calls = 0;
    failed = 0;
    slow = 0;
  }
}
