package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.quota.SharedQuotas;
import dev.stampede.models.tier.Dependency;
import java.util.Map;

/**
 * Where a provider stands.
 *
 * @param process its own, or that of all providers that it shares limits with
 * @param horizon what of the run counts
 * @param quotas where it meets those
 * @param dependencies what its tiers may ask, in the same process
 */
public record ProviderSite(
    LogicalProcess process,
    Horizon horizon,
    SharedQuotas quotas,
    Map<String, Dependency> dependencies) {

  /** Returns the site of a provider that shares no limits with others. */
  public static ProviderSite alone(LogicalProcess process, Horizon horizon) {
    return new ProviderSite(process, horizon, new SharedQuotas(), Map.of());
  }
}
