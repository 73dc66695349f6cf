package dev.stampede.models.provider;

import dev.stampede.models.call.Call;
import dev.stampede.models.check.Require;
import dev.stampede.models.memory.PromptCacheSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.tier.WayInSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a provider lets calls in, beside its quota.
 *
 * @param price of calls
 * @param tiers service tiers beside the standard one; their names differ
 * @param wayIn what calls pass before anything looks at quotas
 * @param shedding who is refused before the queue is full
 * @param queueTimeout how long calls may wait in the queue; null for any time
 * @param prompts what is kept of sessions' prompts; null if nothing is
 */
public record AdmissionSpec(
    Price price,
    List<ServiceTierSpec> tiers,
    WayInSpec wayIn,
    List<SheddingSpec> shedding,
    @Nullable QueueTimeoutSpec queueTimeout,
    @Nullable PromptCacheSpec prompts) {

  /** No tiers, no front door, no shedding, for nothing. */
  public static final AdmissionSpec PLAIN =
      new AdmissionSpec(Price.FREE, List.of(), WayInSpec.NONE, List.of());

  /** Copies the lists, and rejects two tiers of one name or two that come first. */
  public AdmissionSpec {
    tiers = List.copyOf(tiers);
    shedding = List.copyOf(shedding);
    long names = tiers.stream().map(ServiceTierSpec::name).distinct().count();
    Require.that(names == tiers.size(), "tiers", tiers, "have different names");
    long first = tiers.stream().filter(ServiceTierSpec::first).count();
    Require.that(first <= 1, "tiers", tiers, "have at most one that is tried first");
  }

  /** Returns the same at another price of calls. */
  AdmissionSpec at(Price newPrice) {
    return new AdmissionSpec(newPrice, tiers, wayIn, shedding, queueTimeout, prompts);
  }

  /** Keeps no prompts. */
  public AdmissionSpec(
      Price price,
      List<ServiceTierSpec> tiers,
      WayInSpec wayIn,
      List<SheddingSpec> shedding,
      @Nullable QueueTimeoutSpec queueTimeout) {
    this(price, tiers, wayIn, shedding, queueTimeout, null);
  }

  /** Lets calls wait for any time, and keeps no prompts. */
  public AdmissionSpec(
      Price price, List<ServiceTierSpec> tiers, WayInSpec wayIn, List<SheddingSpec> shedding) {
    this(price, tiers, wayIn, shedding, null, null);
  }

  /**
   * Whether a call is refused to keep room for more important ones.
   *
   * @param inside calls in the engine, those of a market, too
   */
  boolean sheds(Call call, long inside) {
    for (int i = 0; i < shedding.size(); i++) {
      if (shedding.get(i).refuses(call, inside)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns at how many calls in the engine those of a priority are refused; infinite if they never
   * are.
   */
  double roomFor(int priority) {
    return shedding.stream()
        .filter(rule -> rule.priority() >= priority)
        .mapToDouble(rule -> (double) rule.inside())
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
