package dev.stampede.models.resilience;

import dev.stampede.models.check.Require;

/**
 * Sends at the rate that the other side bears, by the AWS SDKs' adaptive mode: after the first
 * refusal by a quota every attempt waits for its turn.
 *
 * @param maxWaiting attempts that may wait; the SDK has no bound
 */
public record AdaptiveRateSpec(int maxWaiting) implements PolicySpec {

  /** Any number may wait. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** Rejects a negative number. */
  public AdaptiveRateSpec {
    Require.notNegative("max_waiting", maxWaiting);
  }

  @Override
  public String kind() {
    return "adaptive_rate";
  }
}
