package dev.stampede.models.routing;

import dev.stampede.models.check.Require;

/**
 * LiteLLM's cooldown (its second version, read at commit 000db7e), with its constants as defaults.
 *
 * @param nanos how long an endpoint is left alone
 * @param retryAfter whether a Retry-After takes the place of that time
 * @param failureShare above this share of failures an endpoint cools down
 * @param leastCalls no decision by share below this number of calls
 * @param windowNanos how long failures and successes are counted, from the first of each
 * @param allowedFails in place of all other rules an endpoint cools down after more failures than
 *     this in a window, as with LiteLLM's setting of the name; {@link #BY_SHARE} for the rules
 */
public record CooldownSpec(
    long nanos,
    boolean retryAfter,
    double failureShare,
    int leastCalls,
    long windowNanos,
    int allowedFails) {

  /** No number of failures is allowed as such. */
  public static final int BY_SHARE = -1;

  /** The constants of LiteLLM. */
  public static final CooldownSpec LITELLM =
      new CooldownSpec(5_000_000_000L, true, 0.5, 5, 60_000_000_000L);

  /** Rejects numbers out of range. */
  public CooldownSpec {
    Require.positive("cooldown_time", nanos);
    Require.share("failure_threshold", failureShare);
    Require.positive("minimum_requests", leastCalls);
    Require.positive("window", windowNanos);
    Require.atLeast("allowed_fails", allowedFails, BY_SHARE);
  }

  /** Cools down by the share of failures, and by what answers mean. */
  public CooldownSpec(
      long nanos, boolean retryAfter, double failureShare, int leastCalls, long windowNanos) {
    this(nanos, retryAfter, failureShare, leastCalls, windowNanos, BY_SHARE);
  }
}
