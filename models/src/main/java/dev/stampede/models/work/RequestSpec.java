package dev.stampede.models.work;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;

/**
 * The shape of a request to a model.
 *
 * @param inputTokens length of the prompt, in tokens
 * @param outputTokens length of the answer, in tokens, before {@code maxTokens} cuts it
 * @param maxTokens most tokens that an answer may have; what a quota may reserve
 * @param stream whether the owner sees the answer while it is made: then a call that breaks after
 *     its first token cannot be repeated in secret
 */
public record RequestSpec(
    Distribution inputTokens, Distribution outputTokens, int maxTokens, boolean stream) {

  /** One token in, one token out: for engines that do not count tokens. */
  public static final RequestSpec UNIT =
      new RequestSpec(
          new Distribution.Constant(1), new Distribution.Constant(1), Integer.MAX_VALUE, false);

  /** Rejects a limit that is not positive. */
  public RequestSpec {
    Require.positive("max_tokens", maxTokens);
  }
}
