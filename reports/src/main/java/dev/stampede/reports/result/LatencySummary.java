package dev.stampede.reports.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A latency distribution in seconds. All figures are 0 where {@code count} is 0.
 *
 * @param count values recorded
 * @param mean exact mean
 * @param p50 median, to three significant digits, as the other percentiles are
 */
public record LatencySummary(
    double mean,
    double p50,
    double p90,
    double p99,
    @JsonProperty("p99.9") double p999,
    double max,
    long count) {}
