package dev.stampede.reports.result;

import java.util.Collections;
import java.util.List;

/**
 * Every metric in every replication.
 *
 * @param metrics their names, as in objectives
 * @param rows one for each architecture, use case and replication; may be made when asked for
 */
public record ReplicationTable(List<String> metrics, List<ReplicationValues> rows) {

  /** Copies the names; the rows must not change afterwards. */
  public ReplicationTable {
    metrics = List.copyOf(metrics);
    rows = Collections.unmodifiableList(rows);
  }
}
