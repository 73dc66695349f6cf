package dev.stampede.engine.measure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A count for each interval of a run. */
public final class IntervalCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Intervals intervals;
  private final long[] counts;

  /** Interval of the latest time, kept because the next one is most likely in it, too. */
  private int interval;

  private long start;
  private long end;

  /** Starts with zeros. */
  public IntervalCounts(Intervals intervals) {
    this.intervals = intervals;
    this.counts = new long[intervals.count()];
  }

  /** Adds one to the interval of a time, if it is in any. */
  public void increment(long timeNanos) {
    if (timeNanos < start || timeNanos >= end) {
      if (timeNanos >= intervals.endNanos()) {
        return;
      }
      interval = intervals.index(timeNanos);
      start = interval * intervals.lengthNanos();
      end = intervals.end(interval);
    }
    counts[interval]++;
  }

  /** Adds a number to an interval. */
  public void add(int interval, long number) {
    counts[interval] += number;
  }

  /** Adds another one's numbers, interval by interval; both must have the same intervals. */
  public void merge(IntervalCounts other) {
    if (!intervals.equals(other.intervals)) {
      throw new IllegalArgumentException(
          "counts over %s cannot be added to counts over %s".formatted(other.intervals, intervals));
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** The intervals. */
  public Intervals intervals() {
    return intervals;
  }

  /** Returns the same numbers, which go on for themselves. */
  public IntervalCounts copy() {
    IntervalCounts copy = new IntervalCounts(intervals);
    copy.merge(this);
    return copy;
  }

  /** The number of an interval. */
  public long at(int interval) {
    return counts[interval];
  }

  /** All numbers, in order. */
  public List<Long> toList() {
    return Arrays.stream(counts).boxed().toList();
  }

  /** Returns a copy of all numbers, in order. */
  public long[] toArray() {
    return counts.clone();
  }
}
