package dev.stampede.reports.result;

/**
 * A paired difference, {@code architecture - baseline}, on the same random numbers.
 *
 * @param metric name of the metric, as in objectives: {@code availability}, {@code
 *     latency.e2e.p99}, {@code tickets}, ...
 * @param useCase the use case; empty for the architecture as a whole
 * @param unit of the difference: {@code s}, {@code share}, the scenario's currency, or empty
 * @param difference mean over replications; for counts, per replication
 */
public record Comparison(
    String metric,
    String useCase,
    String baseline,
    String architecture,
    String unit,
    Estimate difference) {}
