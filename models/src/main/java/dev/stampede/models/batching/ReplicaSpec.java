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
    StepCost cost, int maxSequences, int maxBatchedTokens, long kvCapacityTokens, long frontNanos) {

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

  /** Whether a sequence has room in the empty cache; its last token is never computed with. */
  public boolean fits(int promptTokens, int outputTokens) {
    return (long) promptTokens + outputTokens - 1 <= kvCapacityTokens;
  }

  /**
   * Returns the seconds of a full replica that a sequence takes, as if work were a liquid: one
   * divided by the sequences that a replica can serve in a second.
   *
   * @param promptTokens mean length of a prompt
   * @param computedTokens those that no prefix cache holds
   * @param outputTokens mean length of an answer, at least 1
   */
  public double fluidSeconds(double promptTokens, double computedTokens, double outputTokens) {
    double held = promptTokens + outputTokens / 2;
    double batch = Math.max(1, Math.min(maxSequences, kvCapacityTokens / Math.max(1, held)));
    double tokens = batch * (1 + computedTokens / outputTokens); // in the steps for one token each
    double steps = outputTokens * Math.max(1, tokens / maxBatchedTokens);
    double prompt = batch * computedTokens / steps;
    double before = promptTokens - computedTokens / 2;
    return steps * cost.seconds(batch, batch * held, prompt, prompt * before) / batch;
  }

  /**
   * Returns the seconds that a sequence takes which is alone in the replica.
   *
   * @param promptTokens length of the prompt
   * @param computedTokens those that no prefix cache holds
   * @param outputTokens length of the answer
   */
  public double idleSeconds(double promptTokens, double computedTokens, double outputTokens) {
    double steps = Math.ceil(computedTokens / maxBatchedTokens);
    double pairs = computedTokens * (promptTokens - computedTokens / 2);
    double prefill = cost.seconds(0, 0, computedTokens, pairs) + (steps - 1) * cost.alpha();
    double decode = outputTokens * cost.seconds(1, promptTokens + outputTokens / 2, 0, 0);
    return frontNanos / 1e9 + prefill + decode;
  }
}
