package dev.stampede.scenarios.fitting;

import dev.stampede.models.batching.ReplicaSpec;

/**
 * How an engine was started, as vLLM names it: known, not fitted.
 *
 * @param maxSequences {@code max_num_seqs}, positive
 * @param maxBatchedTokens {@code max_num_batched_tokens}, at least {@code maxSequences}
 * @param kvCapacityTokens tokens that the KV cache holds; {@link ReplicaSpec#UNBOUNDED_TOKENS} if
 *     it is never full
 */
public record Limits(int maxSequences, int maxBatchedTokens, long kvCapacityTokens) {

  private static final double NANOS = 1e9;

  /** Returns the engine within these limits. */
  public ReplicaSpec replica(FittedEngine engine) {
    return new ReplicaSpec(
        engine.cost(),
        maxSequences,
        maxBatchedTokens,
        kvCapacityTokens,
        Math.round(engine.frontSeconds() * NANOS));
  }
}
