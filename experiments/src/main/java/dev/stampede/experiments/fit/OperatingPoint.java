package dev.stampede.experiments.fit;

import dev.stampede.models.batching.StepCost;
import dev.stampede.models.check.Require;

/**
 * What was measured of an engine with a fixed number of clients, each of which asks again as soon
 * as it is answered.
 *
 * @param concurrency clients, positive
 * @param promptTokens length of a prompt, positive
 * @param outputTokens length of an answer, at least 2
 * @param firstTokenSeconds time to the first token, positive
 * @param tokenSeconds time for each token after it, positive
 */
public record OperatingPoint(
    int concurrency,
    int promptTokens,
    int outputTokens,
    double firstTokenSeconds,
    double tokenSeconds) {

  /** Rejects what is out of range. */
  public OperatingPoint {
    Require.positive("concurrency", concurrency);
    Require.positive("prompt tokens", promptTokens);
    Require.atLeast("output tokens", outputTokens, 2);
    Require.positive("time to the first token", firstTokenSeconds);
    Require.positive("time per token", tokenSeconds);
  }

  /** Lengths of prompt and answer. */
  public record Shape(int promptTokens, int outputTokens) {

    /** Written {@code 1024/8192}. */
    @Override
    public String toString() {
      return promptTokens + "/" + outputTokens;
    }
  }

  /** Returns the lengths. */
  public Shape shape() {
    return new Shape(promptTokens, outputTokens);
  }

  /** Tokens in the caches of all clients, half of each answer made. */
  double cachedTokens() {
    return concurrency * (promptTokens + outputTokens / 2.0);
  }

  /** Prompt tokens for each step: every client needs a prompt for each of its answers. */
  double promptTokensPerStep() {
    return (double) concurrency * promptTokens / outputTokens;
  }

  /** Share of a request's time that passes before its first token. */
  public double waitShare() {
    return firstTokenSeconds / (firstTokenSeconds + tokenSeconds * (outputTokens - 1));
  }

  /**
   * Returns the time per token that a cost predicts: the mean step, if all clients decode all the
   * time.
   */
  public double tokenSeconds(StepCost cost) {
    double prompts = promptTokensPerStep();
    return cost.seconds(concurrency, cachedTokens(), prompts, prompts * promptTokens / 2);
  }
}
