package dev.stampede.models.batching;

import dev.stampede.models.check.Require;

/**
 * How long one step of an inference engine takes, in seconds:
 *
 * <pre>
 * alpha + alphaMoe (1 - (1 - activeExperts / experts)^N) + beta N + gamma K + delta P + epsilon C
 * </pre>
 *
 * <p>with N sequences that decode, K tokens in their caches, P prompt tokens computed in the step,
 * and C the sum over these tokens of the tokens before them. The form is the one that BLIS, Vidur
 * and AIConfigurator share; they differ in where the coefficients come from.
 *
 * @param alpha seconds for a step, positive: weights are read and kernels launched
 * @param alphaMoe seconds to read the weights of all experts; 0 for a dense model
 * @param experts experts in a layer, at least 1; 1 for a dense model
 * @param activeExperts experts that a token goes to, from 1 to {@code experts}
 * @param beta seconds for each sequence that decodes, at least 0
 * @param gamma seconds for each token in their caches, at least 0
 * @param delta seconds for each prompt token, at least 0
 * @param epsilon seconds for each pair of a prompt token and a token before it, at least 0
 */
public record StepCost(
    double alpha,
    double alphaMoe,
    int experts,
    int activeExperts,
    double beta,
    double gamma,
    double delta,
    double epsilon) {

  /** Rejects coefficients outside their ranges. */
  public StepCost {
    Require.positive("alpha", alpha);
    Require.atLeast("alpha_moe", alphaMoe, 0);
    Require.atLeast("experts", experts, 1);
    Require.that(
        activeExperts >= 1 && activeExperts <= experts,
        "active_experts",
        activeExperts,
        "lie between 1 and the number of experts (%d)".formatted(experts));
    Require.atLeast("beta", beta, 0);
    Require.atLeast("gamma", gamma, 0);
    Require.atLeast("delta", delta, 0);
    Require.atLeast("epsilon", epsilon, 0);
  }

  /** Returns the cost of a dense model's step. */
  public static StepCost dense(
      double alpha, double beta, double gamma, double delta, double epsilon) {
    return new StepCost(alpha, 0, 1, 1, beta, gamma, delta, epsilon);
  }

  /**
   * Returns how long a step takes.
   *
   * @param decoding sequences that decode, N
   * @param cachedTokens tokens in their caches, K
   * @param promptTokens prompt tokens computed, P
   * @param promptPairs pairs of a prompt token and a token before it, C
   */
  public double seconds(
      double decoding, double cachedTokens, double promptTokens, double promptPairs) {
    return alpha
        + expertSeconds(decoding)
        + beta * decoding
        + gamma * cachedTokens
        + delta * promptTokens
        + epsilon * promptPairs;
  }

  /** Returns the share of the experts that some token of a step goes to, as seconds. */
  public double expertSeconds(double decoding) {
    return alphaMoe == 0 ? 0 : alphaMoe * (1 - StrictMath.pow(idleShare(), decoding));
  }

  /** Share of the experts that a token does not go to. */
  double idleShare() {
    return 1 - (double) activeExperts / experts;
  }
}
