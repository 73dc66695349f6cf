package dev.stampede.experiments.fit;

import dev.stampede.models.batching.ReplicaSpec;

/**
 * How an engine was started, as vLLM names it: known, not fitted.
 *
 * @param maxSequences {@code max_num_seqs}, positive
 * @param maxBatchedTokens {@code max_num_batched_tokens}, at least {@code maxSequences}
 * @param kvCapacityTokens tokens that the KV cache holds; {@link ReplicaSpec#UNBOUNDED_TOKENS} if
 *     it is never full
 * @param replicas equal engines, each within these limits, of which a request goes to the one with
 *     the fewest; positive (data parallelism)
 */
public record Limits(int maxSequences, int maxBatchedTokens, long kvCapacityTokens, int replicas) {

  private static final double NANOS = 1e9;

  /** The limits of one engine. */
  public Limits(int maxSequences, int maxBatchedTokens, long kvCapacityTokens) {
    this(maxSequences, maxBatchedTokens, kvCapacityTokens, 1);
  }

  /** Returns one of the engines within these limits. */
  public ReplicaSpec replica(FittedEngine engine) {
    return new ReplicaSpec(
        engine.cost(),
        maxSequences,
        maxBatchedTokens,
        kvCapacityTokens,
        Math.round(engine.frontSeconds() * NANOS));
  }
}
