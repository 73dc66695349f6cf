package dev.stampede.models.operator;

import dev.stampede.models.fault.FaultSpec;
import org.jspecify.annotations.Nullable;

/**
 * A step of operators: what they do, where and when.
 *
 * @param id unique in the scenario
 * @param provider whose operators do it
 * @param tier which of the provider's tiers or cells it is done to; null for the provider as a
 *     whole
 * @param step what is done
 * @param occasion when
 */
public record StepSpec(
    String id, String provider, @Nullable String tier, Step step, Occasion occasion) {

  /** Where it is done: the name of the provider, and that of the tier after a dot. */
  public String place() {
    return tier == null ? provider : FaultSpec.placeOf(provider, tier);
  }
}
