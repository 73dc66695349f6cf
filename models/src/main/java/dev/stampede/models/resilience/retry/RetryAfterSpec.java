package dev.stampede.models.resilience.retry;

import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.work.Outcomes;

/**
 * What a retry makes of a provider's Retry-After.
 *
 * @param use whether it counts
 * @param maxNanos up to which it does
 * @param beyond what happens above that
 * @param jitter makes it longer; without one those who were refused together return together
 * @param mostOverNanos with {@link Use#FLOOR} the wait is at most this much longer than the
 *     back-off
 * @param of the answers whose Retry-After counts
 * @param totalNanos what all that were waited for one request make at the most; one above what is
 *     left of it is as one above the maximum
 * @param thenAtOnce whether after one of them the back-offs of the request are 0
 * @param afterLast whether one with the last failure is waited for, too, for nothing: Portkey's
 *     gateway does so before it turns to the next target
 */
public record RetryAfterSpec(
    Use use,
    long maxNanos,
    Beyond beyond,
    Jitter jitter,
    long mostOverNanos,
    Outcomes of,
    long totalNanos,
    boolean thenAtOnce,
    boolean afterLast) {

  /** No bound. */
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
    Require.positive("total", totalNanos);
  }

  /** Uses that of any answer, without a bound on all together. */
  public RetryAfterSpec(Use use, long maxNanos, Beyond beyond, Jitter jitter, long mostOverNanos) {
    this(use, maxNanos, beyond, jitter, mostOverNanos, Outcomes.FAILURES, UNBOUNDED, false, false);
  }

  /** Uses it exactly as it is. */
  public RetryAfterSpec(Use use, long maxNanos, Beyond beyond) {
    this(use, maxNanos, beyond, new Jitter.None(), UNBOUNDED);
  }

  /**
   * Returns the longest wait that one can lead to, in nanoseconds.
   *
   * @param backoffNanos the longest back-off at the time
   */
  double longestNanos(double backoffNanos) {
    double told = Backoff.longest(jitter, (double) maxNanos);
    return use == Use.FLOOR ? Math.min(told, backoffNanos + (double) mostOverNanos) : told;
  }
}
