package dev.stampede.reports.result;

import java.util.List;

/**
 * What one use case, or all that are ours together, came to in one replication.
 *
 * @param useCase {@link #ALL} for all together
 * @param replication its number, from 0 on
 * @param values of the metrics, in their order; NaN where nothing was measured, infinite if work is
 *     in it that never was answered
 */
public record ReplicationValues(
    String architecture, String useCase, int replication, List<Double> values) {

  /** Stands for all use cases that are ours. */
  public static final String ALL = "";

  /** Copies the list, so that the values cannot change afterwards. */
  public ReplicationValues {
    values = List.copyOf(values);
  }
}
