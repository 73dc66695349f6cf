package dev.stampede.models.batching;

import dev.stampede.models.check.Require;

/**
 * One replica of a model: an engine that infers in steps, with its own cache. The limits have the
 * names and the meaning that they have in vLLM 0.19.
 *
 * @param cost of a step
 * @param maxSequences {@code max_num_seqs}: sequences in a step at most, positive
 * @param maxBatchedTokens {@code max_num_batched_tokens}: tokens computed in a step at most, those
 *     of sequences that decode first; at least {@code maxSequences}
 * @param kvCapacityTokens tokens that the KV cache holds, positive
 * @param frontNanos time that a call spends in the front end before it may be scheduled
 */
public record ReplicaSpec(
    StepCost cost,
    int maxSequences,
    int maxBatchedTokens,
    long kvCapacityTokens,
    long frontNanos) {

  /** Room in a cache that is never full: a thousand times what any GPU of 2026 holds. */
  public static final long UNBOUNDED_TOKENS = 1L << 40;

  /** Rejects limits that are not positive, and a batch that cannot hold its sequences. */
  public ReplicaSpec {
    Require.positive("max_num_seqs", maxSequences);
    Require.atLeast("max_num_batched_tokens", maxBatchedTokens, maxSequences);
    Require.that(
        kvCapacityTokens > 0 && kvCapacityTokens <= UNBOUNDED_TOKENS,
        "kv_capacity_tokens",
        kvCapacityTokens,
        "lie between 1 and 2^40");
    Require.notNegative("t_front", frontNanos);
  }

  /**
   * Returns the sequences that a replica serves at a time when there are always more.
   *
   * @param promptTokens mean length of a prompt
   * @param outputTokens mean length of an answer
   */
  public double fullBatch(double promptTokens, double outputTokens) {
    double held = Math.max(1, promptTokens + outputTokens / 2);
    return Math.max(1, Math.min(maxSequences, kvCapacityTokens / held));
  }

  /**
   * Returns the seconds that a sequence takes in a full batch, as if work were a liquid.
   *
   * @param promptTokens mean length of a prompt
   * @param outputTokens mean length of an answer, at least 1
   */
  public double fullBatchSeconds(double promptTokens, double outputTokens) {
    double batch = fullBatch(promptTokens, outputTokens);
    double kv = batch * (promptTokens + outputTokens / 2);
    double prompts = batch * promptTokens / outputTokens;
    double steps = outputTokens * Math.max(1, (batch + prompts) / maxBatchedTokens);
    double perStep = prompts * outputTokens / steps;
    return steps * cost.seconds(batch, kv, perStep, perStep * promptTokens / 2);
  }
}
