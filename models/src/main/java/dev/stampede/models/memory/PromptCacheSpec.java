package dev.stampede.models.memory;

import dev.stampede.models.check.Require;

/**
 * A provider's cache of the prompts of sessions: one prompt of each.
 *
 * @param lifeNanos how long a prompt is kept after its last use, positive
 * @param capacityTokens that it has room for, positive; the prompt not used for longest goes first.
 *     {@link #UNBOUNDED} where the life alone bounds it
 * @param minimumTokens shorter prompts are not kept, and shorter beginnings not read; positive
 * @param survivesOutage whether an outage of the provider leaves it as it is; a restart never does
 */
public record PromptCacheSpec(
    long lifeNanos, long capacityTokens, int minimumTokens, boolean survivesOutage) {

  /** There is room for everything. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /** Rejects numbers that are not positive. */
  public PromptCacheSpec {
    Require.positive("life", lifeNanos);
    Require.positive("capacity", capacityTokens);
    Require.positive("minimum", minimumTokens);
    Require.that(
        capacityTokens >= minimumTokens,
        "capacity",
        capacityTokens,
        "be at least minimum (%d tokens)".formatted(minimumTokens));
  }

  /** Whether a prompt of a length is kept. */
  boolean keeps(int tokens) {
    return tokens >= minimumTokens && tokens <= capacityTokens;
  }
}
