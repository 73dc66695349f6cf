package dev.stampede.models.resilience;

import dev.stampede.models.check.Require;

/**
 * What a retry makes of a provider's Retry-After.
 *
 * @param honour whether it replaces the back-off; without jitter, as SDKs do
 * @param maxNanos up to which it is honoured
 * @param beyond what happens above that
 */
public record RetryAfterSpec(boolean honour, long maxNanos, Beyond beyond) {

  /** Looks away, as Resilience4j and google-genai do. */
  public static final RetryAfterSpec IGNORED = new RetryAfterSpec(false, 1, Beyond.BACKOFF);

  /** Up to 60 s, then the back-off: Anthropic's SDK for Python 0.121, August 2026. */
  public static final RetryAfterSpec UP_TO_A_MINUTE =
      new RetryAfterSpec(true, 60_000_000_000L, Beyond.BACKOFF);

  /** What happens with a Retry-After above the maximum. */
  public enum Beyond {
    /** The back-off is used instead. */
    BACKOFF,
    /** No further retry: OpenAI's SDK for Python 3.3, August 2026. */
    STOP
  }

  /** Rejects a maximum that is not positive. */
  public RetryAfterSpec {
    Require.positive("max", maxNanos);
  }
}
