package dev.stampede.reports.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The latencies in seconds of all work offered, of which what fails, is abandoned or refused never
 * ends. A figure that includes such work is infinite; where nothing was offered it is NaN. Both are
 * null in JSON.
 *
 * @param mean infinite as soon as one piece of work never ends
 * @param p50 median, to three significant digits, as the other percentiles are
 * @param max the longest, exactly
 * @param answered of the work that was answered alone, in time or late
 */
public record WorkLatency(
    double mean,
    double p50,
    double p90,
    double p99,
    @JsonProperty("p99.9") double p999,
    double max,
    LatencySummary answered) {}
