package dev.stampede.models.quota;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes quotas of which some limits are the same objects. Providers that share limits have to run
 * in one process.
 */
public final class SharedQuotas {

  /** By name, for each tenant. */
  private final Map<String, List<List<Limit>>> shared = new HashMap<>();

  /** Returns the quota of each tenant. */
  public Quota[] open(QuotaSpec spec, int tenants) {
    return IntStream.range(0, tenants)
        .mapToObj(tenant -> quota(spec, tenants, tenant))
        .toArray(Quota[]::new);
  }

  private Quota quota(QuotaSpec spec, int tenants, int tenant) {
    List<Limit> limits = new ArrayList<>(of(spec.limits()));
    for (QuotaSpec.Shared common : spec.shared()) {
      limits.addAll(
          shared
              .computeIfAbsent(
                  common.name(),
                  name -> IntStream.range(0, tenants).mapToObj(t -> of(common.limits())).toList())
              .get(tenant));
    }
    return new Quota(limits, spec.limits().size());
  }

  private static List<Limit> of(List<LimitSpec> specs) {
    return specs.stream().map(Limit::new).toList();
  }
}
