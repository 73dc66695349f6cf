package dev.stampede.models.quota;

import dev.stampede.models.check.Require;

/**
 * What a tenant may use of a provider, metered in token buckets that refill continuously. {@link
 * #UNLIMITED} stands for no limit.
 *
 * @param requestsPerMinute RPM
 * @param inputTokensPerMinute ITPM, charged when a call is admitted
 * @param outputTokensPerMinute OTPM
 * @param outputCharge when output tokens are charged
 * @param burstNanos how much unused quota is kept, as a time of refill; a minute keeps a full
 *     minute's quota
 */
public record QuotaSpec(
    long requestsPerMinute,
    long inputTokensPerMinute,
    long outputTokensPerMinute,
    OutputCharge outputCharge,
    long burstNanos) {

  /** No limit. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Limits nothing. */
  public static final QuotaSpec NONE =
      new QuotaSpec(
          UNLIMITED, UNLIMITED, UNLIMITED, OutputCharge.METERED, TokenBucket.MINUTE_NANOS);

  /** When output tokens are charged. */
  public enum OutputCharge {
    /** As they are made: a call is admitted while quota is left, and may overdraw it. */
    METERED,
    /** The request's {@code max_tokens} on admission; what was not used is given back. */
    RESERVED
  }

  /** Rejects limits and bursts that are not positive. */
  public QuotaSpec {
    Require.positive("rpm", requestsPerMinute);
    Require.positive("itpm", inputTokensPerMinute);
    Require.positive("otpm", outputTokensPerMinute);
    Require.positive("burst", burstNanos);
    TokenBucket.of(requestsPerMinute, burstNanos); // rejects what a bucket cannot hold
    TokenBucket.of(inputTokensPerMinute, burstNanos);
    TokenBucket.of(outputTokensPerMinute, burstNanos);
  }
}
