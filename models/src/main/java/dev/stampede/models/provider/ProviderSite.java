package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.quota.SharedQuotas;
import dev.stampede.models.tier.Dependency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider stands.
 *
 * @param process its own, or that of all providers that it shares limits with
 * @param horizon what of the run counts
 * @param quotas where it meets those
 * @param dependencies what its tiers may ask, in the same process
 * @param steps what its operators do
 * @param owner the provider whose engine serves its calls, in the same process; null if it has one
 *     of its own
 */
public record ProviderSite(
    LogicalProcess process,
    Horizon horizon,
    SharedQuotas quotas,
    Map<String, Dependency> dependencies,
    List<StepSpec> steps,
    @Nullable Provider owner) {

  /** Copies the list. */
  public ProviderSite {
    steps = List.copyOf(steps);
  }

  /** Returns the site of a provider that shares nothing with others. */
  public static ProviderSite alone(LogicalProcess process, Horizon horizon) {
    return new ProviderSite(process, horizon, new SharedQuotas(), Map.of(), List.of(), null);
  }
}
