package dev.stampede.models.tier;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.market.MarketSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a way in stands.
 *
 * @param provider whose it is
 * @param process that of the provider
 * @param horizon what of the run counts
 * @param dependencies that its tiers may ask, by name
 * @param market whose calls pass it with ours; null for none
 */
public record WayInSite(
    String provider,
    LogicalProcess process,
    Horizon horizon,
    Map<String, Dependency> dependencies,
    @Nullable MarketSpec market) {

  /** Returns the dependency of a name. */
  Dependency dependency(String name) {
    Dependency dependency = dependencies.get(name);
    if (dependency == null) {
      throw new IllegalArgumentException("there is no dependency '%s'".formatted(name));
    }
    return dependency;
  }

  /** Rate at which owners of the market's calls give one up on the way; 0 for never. */
  double givingUpPerSecond() {
    return market == null ? 0 : market.givingUpPerSecond();
  }
}
