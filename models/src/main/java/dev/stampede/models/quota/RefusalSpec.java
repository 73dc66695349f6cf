package dev.stampede.models.quota;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;

/**
 * How a limit refuses.
 *
 * @param httpStatus 400 to 599
 * @param errorCode the provider's word for it, for reports
 * @param retryAfter what is said of when to come back
 * @param fixedNanos what {@link RetryAfter#FIXED} says, positive
 * @param roundNanos {@link RetryAfter#EXACT} is rounded up to a multiple of this, positive
 * @param terminal whether it is of no use to come back, as with a cap on spending: the status is
 *     then {@link Status#QUOTA_EXHAUSTED}, and there is no Retry-After
 */
public record RefusalSpec(
    int httpStatus,
    String errorCode,
    RetryAfter retryAfter,
    long fixedNanos,
    long roundNanos,
    boolean terminal) {

  /** What is said of when to come back. */
  public enum RetryAfter {
    /** When the call would be admitted; a minute for one that never will be. */
    EXACT,
    /** Always the same. */
    FIXED,
    /** Nothing. */
    NONE
  }

  /** 429 with the exact time. */
  public static final RefusalSpec RATE_LIMITED =
      new RefusalSpec(429, "rate_limited", RetryAfter.EXACT, 1, 1, false);

  /** Rejects a status that is no error, and times that are not positive. */
  public RefusalSpec {
    Require.httpError("status", httpStatus);
    Require.positive("retry_after", fixedNanos);
    Require.positive("round_up", roundNanos);
  }

  /** How the call ends. */
  public Status status() {
    return terminal ? Status.QUOTA_EXHAUSTED : Status.ofHttp(httpStatus);
  }

  /**
   * Returns the Retry-After of a refusal.
   *
   * @param waitNanos until the limit would admit the call
   */
  public long retryAfterNanos(long waitNanos) {
    if (terminal || retryAfter == RetryAfter.NONE || waitNanos == Limiter.UNKNOWN) {
      return Answer.NO_RETRY_AFTER;
    }
    if (retryAfter == RetryAfter.FIXED) {
      return fixedNanos;
    }
    long wait = waitNanos == Limiter.NEVER ? TokenBucket.MINUTE_NANOS : waitNanos;
    return (wait + roundNanos - 1) / roundNanos * roundNanos;
  }
}
