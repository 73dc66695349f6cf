package dev.stampede.experiments.interval;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Quantiles of independent values, with intervals that hold whatever their law is (H. A. David, H.
 * N. Nagaraja, "Order statistics", 3rd edition, section 7.1).
 */
public final class OrderStatistics {

  private final double[] sorted;

  /** Sorts a copy of at least one value; none is NaN. */
  public OrderStatistics(double[] values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /**
   * Returns the smallest value that at least a share of the values does not exceed.
   *
   * @param share in (0, 1)
   */
  public double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.length - 1e-9);
    return sorted[Math.max(1, rank) - 1];
  }

  /** Returns the interval of the quantile of all values that there could be; none of too few. */
  public Optional<Interval> interval(double share, Confidence confidence) {
    BinomialDistribution below = new BinomialDistribution(null, sorted.length, share);
    int low = 0;
    while (below.cumulativeProbability(low) <= confidence.tail()) {
      low++;
    }
    int high = low;
    while (high <= sorted.length && below.cumulativeProbability(high - 1) < 1 - confidence.tail()) {
      high++;
    }
    return low == 0 || high > sorted.length
        ? Optional.empty()
        : Optional.of(new Interval(sorted[low - 1], sorted[high - 1]));
  }
}
