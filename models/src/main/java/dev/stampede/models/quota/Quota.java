package dev.stampede.models.quota;

import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a tenant's quota. A refused call takes nothing (as with Anthropic's API,
 * rate-limit documentation of mid-2026).
 */
public final class Quota {

  private final @Nullable TokenBucket requests;
  private final @Nullable TokenBucket input;
  private final @Nullable TokenBucket output;
  private final boolean reserving;

  /** Makes a quota of which nothing is used. */
  public Quota(QuotaSpec spec) {
    requests = TokenBucket.of(spec.requestsPerMinute(), spec.burstNanos());
    input = TokenBucket.of(spec.inputTokensPerMinute(), spec.burstNanos());
    output = TokenBucket.of(spec.outputTokensPerMinute(), spec.burstNanos());
    reserving = spec.outputCharge() == OutputCharge.RESERVED;
  }

  /**
   * Admits a call, or tells when to come back.
   *
   * @return 0 if it is admitted; else nanoseconds until it would be, {@link TokenBucket#NEVER} if
   *     it is larger than a burst
   */
  public long admit(long nowNanos, int inputTokens, int maxTokens) {
    int outputTokens = reserving ? maxTokens : 1;
    long wait =
        Math.max(
            nanosUntil(requests, nowNanos, 1),
            Math.max(
                nanosUntil(input, nowNanos, inputTokens),
                nanosUntil(output, nowNanos, outputTokens)));
    if (wait == 0) {
      take(requests, nowNanos, 1);
      take(input, nowNanos, inputTokens);
      if (reserving) {
        take(output, nowNanos, maxTokens);
      }
    }
    return wait;
  }

  /** Settles the output of an admitted call that has ended, however it ended. */
  public void settle(long nowNanos, int maxTokens, int outputTokens) {
    if (output == null) {
      return;
    }
    if (reserving) {
      output.giveBack(nowNanos, maxTokens - outputTokens);
    } else {
      output.take(nowNanos, outputTokens);
    }
  }

  private static long nanosUntil(@Nullable TokenBucket bucket, long nowNanos, int tokens) {
    return bucket == null ? 0 : bucket.nanosUntil(nowNanos, tokens);
  }

  private static void take(@Nullable TokenBucket bucket, long nowNanos, int tokens) {
    if (bucket != null) {
      bucket.take(nowNanos, tokens);
    }
  }
}
