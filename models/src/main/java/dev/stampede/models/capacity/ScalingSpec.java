package dev.stampede.models.capacity;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import java.util.List;

/**
 * How a provider's capacity follows its load.
 *
 * @param unitsPerReplica servers or calls at a time that a replica adds, positive
 * @param metricLagNanos age of what the autoscaler sees
 * @param start seconds that each phase of the start of a replica takes, from the decision until it
 *     serves; they add up
 */
public record ScalingSpec(
    AutoscalerSpec autoscaler, int unitsPerReplica, long metricLagNanos, List<Distribution> start) {

  /** Copies the list and rejects values out of range. */
  public ScalingSpec {
    Require.positive("units_per_replica", unitsPerReplica);
    Require.notNegative("metric_lag", metricLagNanos);
    start = List.copyOf(start);
    Require.that(
        (long) unitsPerReplica * autoscaler.maxReplicas() <= Integer.MAX_VALUE,
        "units_per_replica",
        unitsPerReplica,
        "not make more than 2^31 units with max_replicas");
  }
}
