package dev.stampede.models.work;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a request to a model.
 *
 * @param inputTokens length of the prompt, in tokens
 * @param outputTokens length of the answer, in tokens, before {@code maxTokens} cuts it
 * @param maxTokens most tokens that an answer may have; what a quota may reserve
 * @param stream whether the owner sees the answer while it is made: then a call that breaks after
 *     its first token cannot be repeated in secret
 * @param cachedInput share of the prompt that a prefix cache holds; what is above 1 counts as 1
 * @param serviceTier the tier of service that it asks providers for; null for none
 */
public record RequestSpec(
    Distribution inputTokens,
    Distribution outputTokens,
    int maxTokens,
    boolean stream,
    Distribution cachedInput,
    @Nullable String serviceTier) {

  /** No prefix cache. */
  public static final Distribution NOTHING_CACHED = new Distribution.Constant(0);

  /** One token in, one token out: for engines that do not count tokens. */
  public static final RequestSpec UNIT =
      new RequestSpec(
          new Distribution.Constant(1), new Distribution.Constant(1), Integer.MAX_VALUE, false);

  /** Rejects a limit that is not positive. */
  public RequestSpec {
    Require.positive("max_tokens", maxTokens);
  }

  /** Describes requests that no prefix cache knows, and that ask for no tier of service. */
  public RequestSpec(
      Distribution inputTokens, Distribution outputTokens, int maxTokens, boolean stream) {
    this(inputTokens, outputTokens, maxTokens, stream, NOTHING_CACHED);
  }

  /** Describes requests that ask for no tier of service. */
  public RequestSpec(
      Distribution inputTokens,
      Distribution outputTokens,
      int maxTokens,
      boolean stream,
      Distribution cachedInput) {
    this(inputTokens, outputTokens, maxTokens, stream, cachedInput, null);
  }

  /** Gives a request, whose key is set, the lengths and the share of cached tokens of its key. */
  public void shape(Request request) {
    request.inputTokens = tokens(inputTokens.quantile(Draw.INPUT_TOKENS.uniform(request.key)));
    request.outputTokens = tokens(outputTokens.quantile(Draw.OUTPUT_TOKENS.uniform(request.key)));
    shapeCached(request);
  }

  private static int tokens(double drawn) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(drawn)));
  }

  /** Gives a request, whose key and prompt are set, its share of cached tokens. */
  public void shapeCached(Request request) {
    double share = cachedInput.quantile(Draw.CACHED_INPUT.uniform(request.key));
    request.cachedInputTokens = (int) Math.round(Math.min(1, share) * request.inputTokens);
  }
}
