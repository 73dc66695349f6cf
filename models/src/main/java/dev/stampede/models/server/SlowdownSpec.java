package dev.stampede.models.server;

import dev.stampede.models.check.Require;

/**
 * How an engine slows down as it fills: the time to the first token and the time for each further
 * one grow linearly with the share of its places that are taken, as they do in the steps of a batch
 * (see {@code batching.StepCost}), and as llm-d-inference-sim has it (time-factor-under-load,
 * eec055a, 2026).
 *
 * @param firstToken how many times as long the first token takes when all places are taken, at
 *     least 1
 * @param speed of a stream then, as a share of the normal one, in (0, 1]
 */
public record SlowdownSpec(double firstToken, double speed) {

  /** As fast however full it is. */
  public static final SlowdownSpec NONE = new SlowdownSpec(1, 1);

  private static final double SLOWEST = 1e-6;

  /** Rejects an engine that gets faster as it fills, or stands still. */
  public SlowdownSpec {
    Require.atLeast("first_token", firstToken, 1);
    Require.that(
        speed >= SLOWEST && speed <= 1, "speed", speed, "be at least 0.000001x and at most 1x");
  }

  /**
   * Returns how many times as long the first token takes.
   *
   * @param occupancy share of the places that are taken, in [0, 1]
   */
  double firstToken(double occupancy) {
    return 1 + (firstToken - 1) * occupancy;
  }

  /**
   * Returns how many times as long each further token takes.
   *
   * @param occupancy share of the places that are taken, in [0, 1]
   */
  double furtherTokens(double occupancy) {
    return 1 + (1 / speed - 1) * occupancy;
  }
}
