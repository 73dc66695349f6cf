package dev.stampede.reports.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The latencies in seconds of what reached its end. All figures are NaN where {@code count} is 0,
 * which is null in JSON.
 *
 * @param mean exact mean
 * @param p50 median, to three significant digits, as the other percentiles are
 * @param max the longest, exactly
 * @param count values recorded
 */
public record LatencySummary(
    double mean,
    double p50,
    double p90,
    double p99,
    @JsonProperty("p99.9") double p999,
    double max,
    long count) {

  /** Nothing reached its end. */
  public static final LatencySummary NONE =
      new LatencySummary(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
}
