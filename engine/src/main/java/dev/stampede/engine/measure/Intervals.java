package dev.stampede.engine.measure;

import java.io.Serializable;

/**
 * The equal parts that a run is cut into for its course over time. The last one may be shorter;
 * what happens from the end on belongs to none.
 *
 * @param lengthNanos length of one interval, positive
 * @param count number of intervals, positive
 * @param endNanos where the last one ends, in it
 */
public record Intervals(long lengthNanos, int count, long endNanos) implements Serializable {

  /** Rejects lengths and counts that are not positive, and an end outside the last interval. */
  public Intervals {
    if (lengthNanos <= 0 || count <= 0) {
      throw new IllegalArgumentException(
          "lengthNanos (%d) and count (%d) must be positive".formatted(lengthNanos, count));
    }
    if (endNanos <= 0 || (endNanos - 1) / lengthNanos != count - 1) {
      throw new IllegalArgumentException(
          "endNanos (%d) must lie in the last of %d intervals of %d"
              .formatted(endNanos, count, lengthNanos));
    }
  }

  /** Makes intervals that are all of one length. */
  public Intervals(long lengthNanos, int count) {
    this(lengthNanos, count, lengthNanos * count);
  }

  /** Returns the intervals of a given length that cover a duration, both positive. */
  public static Intervals covering(long durationNanos, long lengthNanos) {
    long count = (durationNanos - 1) / lengthNanos + 1;
    return new Intervals(lengthNanos, Math.toIntExact(count), durationNanos);
  }

  /** Returns the interval of a time; {@link #count} for times that belong to none. */
  public int index(long timeNanos) {
    return timeNanos < endNanos ? (int) (timeNanos / lengthNanos) : count;
  }

  /** Returns the time that ends an interval; what comes after the last one has no end. */
  public long end(int interval) {
    if (interval >= count - 1) {
      return interval < count ? endNanos : Long.MAX_VALUE;
    }
    return (interval + 1) * lengthNanos;
  }
}
