package dev.stampede.reports.result;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mean over replications with its 95 % confidence interval.
 *
 * @param mean the mean
 * @param ci95 lower and upper end of the interval; both null where one replication cannot give one
 */
public record Estimate(double mean, List<@Nullable Double> ci95) {

  /** Rejects an interval that does not have two ends. */
  public Estimate {
    if (ci95.size() != 2) {
      throw new IllegalArgumentException("ci95 (%s) must have two ends".formatted(ci95));
    }
  }

  /** Returns an estimate from one replication, which has no interval. */
  public static Estimate ofOne(double value) {
    return new Estimate(value, Arrays.asList(null, null));
  }

  /** Returns an estimate with an interval. */
  public static Estimate of(double mean, double low, double high) {
    return new Estimate(mean, List.of(low, high));
  }

  /** True if there is an interval. */
  public boolean hasInterval() {
    return ci95.get(0) != null;
  }

  /** Half the width of the interval; 0 where there is none. */
  public double halfWidth() {
    Double low = ci95.get(0);
    Double high = ci95.get(1);
    return low == null || high == null ? 0 : (high - low) / 2;
  }
}
