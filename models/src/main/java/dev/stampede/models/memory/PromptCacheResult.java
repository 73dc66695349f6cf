package dev.stampede.models.memory;

import java.io.Serializable;

/**
 * What a prompt cache was good for, after the warm-up.
 *
 * @param calls of sessions that the provider let in
 * @param hits of them, calls of whose prompt something was kept
 * @param forgotten of them, calls that went on with an earlier prompt of which nothing was kept,
 *     those included whose beginning is too short to be kept
 * @param readTokens of prompts that were read from the cache
 * @param resentTokens of prompts that an earlier prompt had begun with, and that were not kept
 * @param writtenTokens of prompts that were added to what was kept
 * @param expired prompts whose life ended
 * @param evicted prompts that had to make room
 * @param flushed prompts lost in an outage or a restart
 */
public record PromptCacheResult(
    long calls,
    long hits,
    long forgotten,
    long readTokens,
    long resentTokens,
    long writtenTokens,
    long expired,
    long evicted,
    long flushed)
    implements Serializable {

  /** Share of the calls that went on with an earlier prompt and found it; NaN without such. */
  public double hitShare() {
    long goingOn = hits + forgotten;
    return goingOn == 0 ? Double.NaN : (double) hits / goingOn;
  }

  /** Returns the sum of this and another trial's result. */
  public PromptCacheResult plus(PromptCacheResult other) {
    return new PromptCacheResult(
        calls + other.calls,
        hits + other.hits,
        forgotten + other.forgotten,
        readTokens + other.readTokens,
        resentTokens + other.resentTokens,
        writtenTokens + other.writtenTokens,
        expired + other.expired,
        evicted + other.evicted,
        flushed + other.flushed);
  }
}
