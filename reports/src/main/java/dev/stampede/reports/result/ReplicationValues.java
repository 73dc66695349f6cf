package dev.stampede.reports.result;

import java.util.List;

/**
 * What one use case came to in one replication.
 *
 * @param replication its number, from 0 on
 * @param values of the metrics, in their order; NaN where nothing was measured, infinite if work is
 *     in it that never was answered
 */
public record ReplicationValues(
    String architecture, String useCase, int replication, List<Double> values) {

  /** Copies the list, so that the values cannot change afterwards. */
  public ReplicationValues {
    values = List.copyOf(values);
  }
}
