package dev.stampede.reports.result.sequential;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What had to be known before a run might stop.
 *
 * @param relative the largest half of an interval, as a share of its value, above 0; null in JSON
 *     where that was not asked
 * @param absolute the largest half of an interval in the metric's unit, above 0, by metric
 * @param untilVerdict whether a clear verdict was enough
 * @param most replications after which it ended in any case
 */
public record Asked(
    Optional<Double> relative, Map<String, Double> absolute, boolean untilVerdict, int most) {

  /** Copies the map, in the order of its keys. */
  public Asked {
    absolute = Collections.unmodifiableMap(new TreeMap<>(absolute));
  }
}
