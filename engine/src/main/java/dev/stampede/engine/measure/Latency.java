package dev.stampede.engine.measure;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A latency distribution: a histogram for the percentiles, and an exact sum for the mean.
 *
 * <p>Values are nanoseconds. Percentiles are good to three significant digits, and to a
 * microsecond. Values above {@link #HIGHEST_NANOS} count as it.
 */
public final class Latency {

  /** Thirty days: the longest latency told apart. */
  public static final long HIGHEST_NANOS = TimeUnit.DAYS.toNanos(30);

  private static final long LOWEST_DISCERNIBLE_NANOS = 1000;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram histogram = newHistogram();
  private final ExactSum sum = new ExactSum();
  private long positive;

  /** Returns an empty histogram of the range and precision that all latencies are kept in. */
  public static Histogram newHistogram() {
    return new Histogram(LOWEST_DISCERNIBLE_NANOS, HIGHEST_NANOS, SIGNIFICANT_DIGITS);
  }

  /** Records a latency, not negative. */
  public void record(long nanos) {
    histogram.recordValue(Math.min(nanos, HIGHEST_NANOS));
    sum.add(nanos);
    if (nanos > 0) {
      positive++;
    }
  }

  /** Adds all that another one has recorded. */
  public void add(Latency other) {
    histogram.add(other.histogram);
    sum.add(other.sum);
    positive += other.positive;
  }

  /** Values recorded. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** Share of the values that are not zero, in [0, 1]; 0 where there are none. */
  public double positiveShare() {
    return count() == 0 ? 0 : (double) positive / count();
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
    return count() == 0 ? 0 : zeroIfBelowResolution(histogram.getValueAtPercentile(percent));
  }

  /** Largest value in nanoseconds, to three digits; 0 where there are no values. */
  public long max() {
    return count() == 0 ? 0 : zeroIfBelowResolution(histogram.getMaxValue());
  }

  /** The histogram tells values by the upper end of their bucket, and zero has one, too. */
  private static long zeroIfBelowResolution(long nanos) {
    return nanos < LOWEST_DISCERNIBLE_NANOS ? 0 : nanos;
  }

  /** The distribution; not to be changed by the caller. */
  public Histogram histogram() {
    return histogram;
  }
}
