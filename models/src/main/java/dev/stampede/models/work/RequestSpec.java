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
 * @param lengths how both lengths are drawn together
 * @param difficulty how difficult it is, from 0 to 1, what is above 1 counts as 1; null if evenly
 *     so
 * @param criticality how much of it is how critical; null if all has its use case's priority
 */
public record RequestSpec(
    Distribution inputTokens,
    Distribution outputTokens,
    int maxTokens,
    boolean stream,
    Distribution cachedInput,
    @Nullable String serviceTier,
    Lengths lengths,
    @Nullable Distribution difficulty,
    @Nullable Criticality criticality) {

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

  /** Describes requests that are all alike but for their lengths. */
  public RequestSpec(
      Distribution inputTokens,
      Distribution outputTokens,
      int maxTokens,
      boolean stream,
      Distribution cachedInput,
      @Nullable String serviceTier) {
    this(
        inputTokens,
        outputTokens,
        maxTokens,
        stream,
        cachedInput,
        serviceTier,
        Lengths.APART,
        null,
        null);
  }

  /** Gives a request, whose key is set, the lengths and the share of cached tokens of its key. */
  public void shape(Request request) {
    lengths.draw(this, request);
    shapeCached(request);
  }

  /** The length of the prompt below which a share of all are, in (0, 1). */
  int inputAt(double u) {
    return tokens(inputTokens.quantile(u));
  }

  /** The length of the answer below which a share of all are, in (0, 1). */
  int outputAt(double u) {
    return tokens(outputTokens.quantile(u));
  }

  static int tokens(double drawn) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(drawn)));
  }

  /** Returns the priority of a request of a key; that of its use case, if it is as critical. */
  public int priority(long key, int ofUseCase) {
    return criticality == null ? ofUseCase : criticality.priority(key);
  }

  /** Gives a request, whose key and prompt are set, its share of cached tokens. */
  public void shapeCached(Request request) {
    double share = cachedInput.quantile(Draw.CACHED_INPUT.uniform(request.key));
    request.cachedInputTokens = (int) Math.round(Math.min(1, share) * request.inputTokens);
  }
}
