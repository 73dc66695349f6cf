package dev.stampede.experiments.fit;

import dev.stampede.models.check.Require;

/**
 * How long a request took.
 *
 * @param firstTokenSeconds time to the first token, positive
 * @param endSeconds time to the last token, not before the first
 * @param tokenSeconds time for each token after the first; NaN if there is only one
 */
public record RequestTimes(double firstTokenSeconds, double endSeconds, double tokenSeconds) {

  /** Rejects a first token that is not after the arrival, and a last before the first. */
  public RequestTimes {
    Require.positive("time to the first token", firstTokenSeconds);
    Require.atLeast("time to the last token", endSeconds, firstTokenSeconds);
  }

  /** Returns the times of a request with an answer of so many tokens. */
  public static RequestTimes of(double firstTokenSeconds, double endSeconds, int outputTokens) {
    return new RequestTimes(
        firstTokenSeconds,
        endSeconds,
        outputTokens == 1 ? Double.NaN : (endSeconds - firstTokenSeconds) / (outputTokens - 1));
  }
}
