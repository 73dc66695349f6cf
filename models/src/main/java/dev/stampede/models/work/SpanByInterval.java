package dev.stampede.models.work;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Intervals;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How much work reached the end of a span, and how much of it within each of some limits, by the
 * interval that it arrived in.
 */
public final class SpanByInterval implements Serializable {

  private static final long serialVersionUID = 1L;

  private final long[] limits;
  private final IntervalCounts ended;
  private final IntervalCounts[] within;

  /**
   * Starts with zeros.
   *
   * @param limitsNanos in any order
   */
  SpanByInterval(Intervals intervals, long[] limitsNanos) {
    this.limits = Arrays.stream(limitsNanos).sorted().distinct().toArray();
    this.ended = new IntervalCounts(intervals);
    this.within =
        Arrays.stream(limits)
            .mapToObj(limit -> new IntervalCounts(intervals))
            .toArray(IntervalCounts[]::new);
  }

  void record(long bornNanos, long nanos) {
    ended.increment(bornNanos);
    for (int i = limits.length - 1; i >= 0 && nanos <= limits[i]; i--) {
      within[i].increment(bornNanos);
    }
  }

  void merge(SpanByInterval other) {
    ended.merge(other.ended);
    for (int i = 0; i < within.length; i++) {
      within[i].merge(other.within[i]);
    }
  }

  /** Work that reached the end of the span. */
  public IntervalCounts ended() {
    return ended;
  }

  /**
   * Work that did so within one of the limits, exactly.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public IntervalCounts within(long limitNanos) {
    int limit = Arrays.binarySearch(limits, limitNanos);
    if (limit < 0) {
      throw new IllegalArgumentException(
          "%d is none of the limits %s".formatted(limitNanos, Arrays.toString(limits)));
    }
    return within[limit];
  }
}
