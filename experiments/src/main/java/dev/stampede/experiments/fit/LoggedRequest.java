package dev.stampede.experiments.fit;

import dev.stampede.models.check.Require;

/**
 * A request to an engine, and how long it took.
 *
 * @param arrivalNanos when it came to the engine, since the first one; at least 0
 * @param promptTokens length of the prompt, positive
 * @param outputTokens length of the answer, positive
 * @param times how long it took
 */
public record LoggedRequest(
    long arrivalNanos, int promptTokens, int outputTokens, RequestTimes times) {

  /** Rejects what is out of range. */
  public LoggedRequest {
    Require.notNegative("arrival", arrivalNanos);
    Require.positive("prompt tokens", promptTokens);
    Require.positive("output tokens", outputTokens);
  }
}
