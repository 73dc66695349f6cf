package dev.stampede.models.quota;

import dev.stampede.models.check.Require;

/**
 * One limit of a quota.
 *
 * @param name unique in the quota
 * @param meter what it counts
 * @param limiter how it counts
 * @param reserve what is charged on admission, where the meter counts tokens or money
 * @param settles whether the true use replaces what was reserved when the call has ended
 * @param weightsReservations whether the weights count on admission, too; if not, every token is
 *     reserved as one
 * @param cachedInputWeight what a cached token of a prompt counts, at least 0; of no meaning to
 *     money, for which prices say it
 * @param outputWeight what a token of an answer counts, at least 0; of no meaning to money
 * @param chargesRejected whether calls that are refused are charged, as far as there is something
 *     left
 */
public record LimitSpec(
    String name,
    Meter meter,
    LimiterSpec limiter,
    Reserve reserve,
    boolean settles,
    boolean weightsReservations,
    double cachedInputWeight,
    double outputWeight,
    boolean chargesRejected,
    RefusalSpec refusal) {

  /** What a limit counts. */
  public enum Meter {
    /** Calls. */
    REQUESTS,
    /** Tokens of prompts. */
    INPUT_TOKENS,
    /** Tokens of answers. */
    OUTPUT_TOKENS,
    /** Tokens of both. */
    TOTAL_TOKENS,
    /** Calls at a time. */
    CONCURRENCY,
    /** Money, in billionths of a US dollar. */
    SPEND
  }

  /** What is charged when a call is admitted. */
  public enum Reserve {
    /** Nothing: a call is admitted while anything is left, and its use may overdraw the limit. */
    NONE,
    /** The prompt; the answer when it is there. */
    INPUT_ESTIMATE,
    /** The prompt and {@code max_tokens}, as far as the meter counts them. */
    MAX_TOKENS
  }

  /** Rejects weights out of range, and ways to count that do not go with the meter. */
  public LimitSpec {
    Require.that(
        cachedInputWeight >= 0 && cachedInputWeight <= 1000,
        "cached_input_weight",
        cachedInputWeight,
        "lie between 0 and 1000");
    Require.that(
        outputWeight >= 0 && outputWeight <= 1000,
        "output_weight",
        outputWeight,
        "lie between 0 and 1000");
    Require.that(
        (meter == Meter.CONCURRENCY) == limiter instanceof LimiterSpec.Concurrency,
        "algorithm",
        limiter,
        "count calls at a time, and only those, for the meter concurrency");
  }

  /**
   * Returns a token bucket as most providers have it: prompts are charged on admission, and refused
   * calls take nothing.
   */
  public static LimitSpec bucket(
      String name, Meter meter, long limitPerMinute, long burstNanos, Reserve reserve) {
    Require.positive(name, limitPerMinute);
    return new LimitSpec(
        name,
        meter,
        new LimiterSpec.Rate(
            LimiterSpec.Algorithm.TOKEN_BUCKET,
            limitPerMinute,
            TokenBucket.MINUTE_NANOS,
            burstNanos,
            0),
        reserve,
        true,
        true,
        1,
        1,
        false,
        RefusalSpec.RATE_LIMITED);
  }
}
