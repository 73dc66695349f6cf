package dev.stampede.reports.result.sweep;

import java.util.List;

/** What was run with some values; the last time, with the most replications. */
public record Tried(List<String> values, int replications, PointResult result) {

  /** Copies the list. */
  public Tried {
    values = List.copyOf(values);
  }
}
