package dev.stampede.reports.result.sequential;

import java.util.Optional;

/**
 * A figure that is not known as well as asked for.
 *
 * @param figure the objective as the scenario says it, or the metric with its use case
 * @param unit as in {@link dev.stampede.reports.result.ObjectiveResult#unit}
 * @param value over the replications that there are; null in JSON where there is none
 * @param reached half of its interval as it is; null in JSON where there is none
 * @param halfWidth that half of the interval which would do; null in JSON where it cannot be told
 * @param replications about so many would be needed; null in JSON where that cannot be told
 */
public record Unsettled(
    String figure,
    String architecture,
    String unit,
    double value,
    Optional<Double> reached,
    Optional<Double> halfWidth,
    Optional<Long> replications) {}
