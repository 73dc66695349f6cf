package dev.stampede.models.resilience;

import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.BackoffSpec.Jitter;

/**
 * What a retry makes of a provider's Retry-After.
 *
 * @param use whether it counts
 * @param maxNanos up to which it does
 * @param beyond what happens above that
 * @param jitter makes it longer; without one those who were refused together return together
 * @param mostOverNanos with {@link Use#FLOOR} the wait is at most this much longer than the
 *     back-off
 */
public record RetryAfterSpec(
    Use use, long maxNanos, Beyond beyond, Jitter jitter, long mostOverNanos) {

  /** No bound on how much longer than a back-off. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /** Looks away, as Resilience4j and google-genai do. */
  public static final RetryAfterSpec IGNORED = new RetryAfterSpec(Use.IGNORE, 1, Beyond.BACKOFF);

  /** Up to 60 s, then the back-off: Anthropic's SDK for Python 0.121, August 2026. */
  public static final RetryAfterSpec UP_TO_A_MINUTE =
      new RetryAfterSpec(Use.REPLACE, 60_000_000_000L, Beyond.BACKOFF);

  /** Whether a Retry-After counts. */
  public enum Use {
    /** It does not. */
    IGNORE,
    /** It replaces the back-off: the SDKs of Anthropic and OpenAI, Envoy, LiteLLM. */
    REPLACE,
    /** It is a least wait: the longer of both is waited. The AWS SDKs. */
    FLOOR
  }

  /** What happens with a Retry-After above the maximum. */
  public enum Beyond {
    /** The back-off is used instead. */
    BACKOFF,
    /** No further retry: OpenAI's SDK for Python 3.3, August 2026. */
    STOP
  }

  /** Rejects times that are not positive, and a jitter that would come too early. */
  public RetryAfterSpec {
    Require.positive("max", maxNanos);
    Require.that(
        jitter instanceof Jitter.None
            || jitter instanceof Jitter.Stretch
            || jitter instanceof Jitter.Additive,
        "jitter",
        jitter,
        "be none, stretch or additive: nobody comes back early");
    Require.positive("most_over", mostOverNanos);
  }

  /** Uses it exactly as it is. */
  public RetryAfterSpec(Use use, long maxNanos, Beyond beyond) {
    this(use, maxNanos, beyond, new Jitter.None(), UNBOUNDED);
  }
}
