package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.quota.SharedQuotas;
import dev.stampede.models.tier.Dependency;
import java.util.List;
import java.util.Map;

/**
 * Where a provider stands.
 *
 * @param process its own, or that of all providers that it shares limits with
 * @param horizon what of the run counts
 * @param quotas where it meets those
 * @param dependencies what its tiers may ask, in the same process
 * @param steps what its operators do
 */
public record ProviderSite(
    LogicalProcess process,
    Horizon horizon,
    SharedQuotas quotas,
    Map<String, Dependency> dependencies,
    List<StepSpec> steps) {

  /** Copies the list. */
  public ProviderSite {
    steps = List.copyOf(steps);
  }

  /** Returns the site of a provider that shares no limits with others. */
  public static ProviderSite alone(LogicalProcess process, Horizon horizon) {
    return new ProviderSite(process, horizon, new SharedQuotas(), Map.of(), List.of());
  }
}
