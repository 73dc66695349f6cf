package dev.stampede.experiments.compare;

import java.util.Map;
import java.util.Optional;

/**
 * Differences that nobody minds.
 *
 * @param ofMetrics by the metric's name, the largest such difference, in its unit, positive
 */
public record Indifference(Map<String, Double> ofMetrics) {

  /** Every difference matters. */
  public static final Indifference NONE = new Indifference(Map.of());

  /** Copies the map; rejects what is not positive. */
  public Indifference {
    ofMetrics = Map.copyOf(ofMetrics);
    ofMetrics.forEach(
        (metric, width) -> {
          if (!(width > 0 && Double.isFinite(width))) {
            throw new IllegalArgumentException(
                "the indifference of %s (%s) must be positive".formatted(metric, width));
          }
        });
  }

  /** Returns the largest difference in a metric that nobody minds; empty if each matters. */
  Optional<Double> of(String metric) {
    return Optional.ofNullable(ofMetrics.get(metric));
  }
}
