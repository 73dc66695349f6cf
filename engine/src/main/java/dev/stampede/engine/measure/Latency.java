package dev.stampede.engine.measure;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A latency distribution: a histogram for the percentiles, and exact figures beside it: the sum for
 * the mean, the largest value, and how many values lie within each of some limits.
 *
 * <p>Values are nanoseconds. Percentiles are good to three significant digits, and to a
 * microsecond. Values above {@link #HIGHEST_NANOS} count as it in the histogram.
 */
public final class Latency implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Thirty days: the longest latency told apart. */
  public static final long HIGHEST_NANOS = TimeUnit.DAYS.toNanos(30);

  /** The rank has no value: fewer were recorded. */
  public static final long NEVER = -1;

  private static final long LOWEST_DISCERNIBLE_NANOS = 1000;
  private static final int SIGNIFICANT_DIGITS = 3;

  /** Those that are not zero, as long as there are few; null where the histogram has them. */
  private transient @Nullable Few few = new Few();

  /** Made when there is much to record: it is large, and many distributions stay small. */
  private transient @Nullable Histogram histogram;

  private final ExactSum sum = new ExactSum();
  private final long[] limits;
  private final long[] within;

  /** Those that the histogram does not have yet: most waits, where there is room. */
  private long zeros;

  private long positive;
  private long max;

  /**
   * Starts empty.
   *
   * @param limitsNanos for which it is counted how many values do not exceed them
   */
  public Latency(long... limitsNanos) {
    this.limits = Arrays.stream(limitsNanos).sorted().distinct().toArray();
    this.within = new long[limits.length];
  }

  /** Returns an empty histogram of the range and precision that all latencies are kept in. */
  public static Histogram newHistogram() {
    return new Histogram(LOWEST_DISCERNIBLE_NANOS, HIGHEST_NANOS, SIGNIFICANT_DIGITS);
  }

  /**
   * Records a latency.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void record(long nanos) {
    if (nanos <= 0) {
      if (nanos < 0) {
        throw new IllegalArgumentException("a latency of %d ns".formatted(nanos));
      }
      zeros++;
    } else {
      put(Math.min(nanos, HIGHEST_NANOS));
      sum.add(nanos);
      max = Math.max(max, nanos);
      positive++;
    }
    for (int i = limits.length - 1; i >= 0 && nanos <= limits[i]; i--) {
      within[i]++;
    }
  }

  private void put(long value) {
    if (few == null || !few.take(value)) {
      recorded().recordValue(value);
    }
  }

  /** Adds all that another one with the same limits has recorded. */
  public void add(Latency other) {
    if (!Arrays.equals(limits, other.limits)) {
      throw new IllegalArgumentException(
          "latencies with limits %s cannot be added to those with %s"
              .formatted(Arrays.toString(other.limits), Arrays.toString(limits)));
    }
    if (other.histogram != null) {
      recorded().add(other.histogram);
    }
    for (int i = 0; other.few != null && i < other.few.count(); i++) {
      put(other.few.get(i));
    }
    zeros += other.zeros;
    sum.add(other.sum);
    positive += other.positive;
    max = Math.max(max, other.max);
    for (int i = 0; i < within.length; i++) {
      within[i] += other.within[i];
    }
  }

  /** Values recorded. */
  public long count() {
    return zeros
        + (few == null ? 0 : few.count())
        + (histogram == null ? 0 : histogram.getTotalCount());
  }

  /**
   * Values that do not exceed one of the limits, exactly.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public long within(long limitNanos) {
    int limit = Arrays.binarySearch(limits, limitNanos);
    if (limit < 0) {
      throw new IllegalArgumentException(
          "%d is none of the limits %s".formatted(limitNanos, Arrays.toString(limits)));
    }
    return within[limit];
  }

  /** Share of the values that are not zero, in [0, 1]; 0 where there are none. */
  public double positiveShare() {
    return count() == 0 ? 0 : (double) positive / count();
  }

  /** Values that are not zero. */
  public long positive() {
    return positive;
  }

  /** Exact sum in nanoseconds, rounded to the nearest double. */
  public double sum() {
    return sum.toDouble();
  }

  /** Exact mean in nanoseconds; 0 where there are no values. */
  public double mean() {
    return count() == 0 ? 0 : sum.toDouble() / count();
  }

  /**
   * Returns a percentile in nanoseconds; 0 where there are no values.
   *
   * @param percent in [0, 100]
   */
  public long percentile(double percent) {
    return count() == 0 ? 0 : percentileOf(percent, count());
  }

  /**
   * Returns a percentile of a number of things of which those recorded had an end, and the others
   * never have one.
   *
   * @param percent in [0, 100]
   * @param of how many, not fewer than were recorded
   * @return nanoseconds, or {@link #NEVER}; also where {@code of} is 0
   */
  public long percentileOf(double percent, long of) {
    long rank = Math.max(1, rank(percent, of));
    if (rank > count()) {
      return NEVER;
    }
    long nanos = valueOfRank(rank);
    // The histogram tells values by the upper end of their bucket, and zero has one, too.
    return nanos < LOWEST_DISCERNIBLE_NANOS ? 0 : Math.min(nanos, max);
  }

  private long valueOfRank(long rank) {
    if (few != null) {
      return rank <= zeros ? 0 : few.highestOfRank((int) (rank - zeros));
    }
    // Half a rank below, so that rounding cannot make it the next one.
    return histogram().getValueAtPercentile(100 * ((rank - 0.5) / count()));
  }

  /**
   * Returns how many of a number of things must not exceed a value for it to be their percentile.
   *
   * @param percent in [0, 100], to a thousandth
   */
  public static long rank(double percent, long of) {
    long thousandths = Math.round(1000 * percent); // 99.9 is no binary fraction
    return (thousandths * of + 99_999) / 100_000;
  }

  /** Largest value in nanoseconds, exactly; 0 where there are no values. */
  public long max() {
    return max;
  }

  /** The distribution; not to be changed by the caller. */
  public Histogram histogram() {
    Histogram all = recorded();
    if (zeros > 0) {
      all.recordValueWithCount(0, zeros);
      zeros = 0;
    }
    return all;
  }

  private Histogram recorded() {
    if (histogram == null) {
      histogram = newHistogram();
    }
    if (few != null) {
      few.pour(histogram);
      few = null;
    }
    return histogram;
  }

  /** The histogram goes in its compact encoding. */
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeObject(few == null ? PackedCounts.of(recorded()) : few.packed());
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    byte[] packed = (byte[]) in.readObject();
    few = packed.length == 0 ? new Few() : null;
    histogram = packed.length == 0 ? null : PackedCounts.histogram(packed);
  }
}
