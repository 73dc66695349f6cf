package dev.stampede.engine.measure;

/**
 * The equal parts that a run is cut into for its course over time. The last one may reach beyond
 * the end.
 *
 * @param lengthNanos length of one interval, positive
 * @param count number of intervals, positive
 */
public record Intervals(long lengthNanos, int count) {

  /** Rejects lengths and counts that are not positive. */
  public Intervals {
    if (lengthNanos <= 0 || count <= 0) {
      throw new IllegalArgumentException(
          "lengthNanos (%d) and count (%d) must be positive".formatted(lengthNanos, count));
    }
  }

  /** Returns the intervals of a given length that cover a duration, both positive. */
  public static Intervals covering(long durationNanos, long lengthNanos) {
    return new Intervals(
        lengthNanos, Math.toIntExact((durationNanos + lengthNanos - 1) / lengthNanos));
  }

  /** Returns the interval of a time; times beyond the end belong to the last one. */
  public int index(long timeNanos) {
    return (int) Math.min(timeNanos / lengthNanos, count - 1);
  }

  /** Returns the time that ends an interval; the last one has no end. */
  public long end(int interval) {
    return interval == count - 1 ? Long.MAX_VALUE : (interval + 1) * lengthNanos;
  }
}
