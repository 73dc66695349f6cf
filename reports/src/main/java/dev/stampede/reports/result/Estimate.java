package dev.stampede.reports.result;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value over all replications with its 95 % confidence interval.
 *
 * @param mean the value; NaN where nothing was measured, infinite if it includes work that was
 *     never answered: both are null in JSON
 * @param ci95 lower and upper end of the interval; both null where there is none
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

  /** Returns the same with a value that is not above a limit. */
  public Estimate atMost(double limit) {
    return mean <= limit ? this : new Estimate(limit, ci95);
  }

  /** Returns the same in a unit of which it is so many times as much; the factor is positive. */
  public Estimate times(double factor) {
    Double low = ci95.get(0);
    Double high = ci95.get(1);
    return new Estimate(
        mean * factor,
        Arrays.asList(low == null ? null : low * factor, high == null ? null : high * factor));
  }

  /** Returns the same without a sign: a difference as it is said with "more" or "less". */
  public Estimate magnitude() {
    Double low = ci95.get(0);
    Double high = ci95.get(1);
    if (!(mean < 0)) {
      return this;
    }
    return low == null || high == null ? ofOne(-mean) : of(-mean, -high, -low);
  }

  /** Whether zero lies in the interval, or there is none that could leave it out. */
  public boolean mayBeZero() {
    Double low = ci95.get(0);
    Double high = ci95.get(1);
    return low == null || high == null || (low <= 0 && high >= 0);
  }

  /** Half the width of the interval; 0 where there is none. */
  public double halfWidth() {
    Double low = ci95.get(0);
    Double high = ci95.get(1);
    return low == null || high == null ? 0 : (high - low) / 2;
  }

  /** How far the interval reaches from the mean, at its farther side; 0 where there is none. */
  public double reach() {
    Double low = ci95.get(0);
    Double high = ci95.get(1);
    return low == null || high == null ? 0 : Math.max(high - mean, mean - low);
  }
}
