package dev.stampede.engine.measure;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Values that are too few for a histogram, which is a quarter of a megabyte to be made, cleared and
 * read through.
 */
final class Few {

  /** So many take less than a hundredth of a histogram's bytes. */
  private static final int MOST = 256;

  private static final int AT_FIRST = 16;

  private long[] values = new long[AT_FIRST];
  private int count;

  /**
   * Takes a value, from 0 to {@link Latency#HIGHEST_NANOS}; false where there is no room for it.
   */
  boolean take(long nanos) {
    if (count == values.length) {
      if (count == MOST) {
        return false;
      }
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = nanos;
    return true;
  }

  int count() {
    return count;
  }

  long get(int i) {
    return values[i];
  }

  /** Forgets all. */
  void clear() {
    count = 0;
  }

  /** Records all in a histogram, and forgets them. */
  void pour(Histogram into) {
    for (int i = 0; i < count; i++) {
      into.recordValue(values[i]);
    }
    clear();
  }

  /**
   * Returns the value of a rank as a histogram tells it: the largest of its bucket.
   *
   * @param rank from 1 to {@link #count}
   */
  long highestOfRank(int rank) {
    Arrays.sort(values, 0, count);
    return Buckets.highest(values[rank - 1]);
  }

  /** Returns what {@link PackedCounts#of} returns of a histogram with these values. */
  byte[] packed() {
    Arrays.sort(values, 0, count);
    return PackedCounts.of(values, count);
  }
}
