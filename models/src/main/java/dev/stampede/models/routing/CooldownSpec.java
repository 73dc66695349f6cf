package dev.stampede.models.routing;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Outcomes;
import java.util.List;

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
 * @param allowedBy other numbers, by what failed last; the first entry that has it counts
 */
public record CooldownSpec(
    long nanos,
    boolean retryAfter,
    double failureShare,
    int leastCalls,
    long windowNanos,
    int allowedFails,
    List<Allowed> allowedBy) {

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
    allowedBy = List.copyOf(allowedBy);
    if (allowedFails == BY_SHARE && !allowedBy.isEmpty()) {
      throw new IllegalArgumentException("allowed_fails_by needs allowed_fails for all others");
    }
  }

  /**
   * A number of failures that are allowed in a window.
   *
   * @param on where one of these was the last of them
   * @param fails at least 0
   */
  public record Allowed(Outcomes on, int fails) {
    /** Rejects a negative number. */
    public Allowed {
      Require.notNegative("allowed_fails", fails);
    }
  }

  /** How many failures are allowed, if an answer was the last of them. */
  int allowed(Answer last) {
    for (Allowed each : allowedBy) {
      if (each.on().includes(last)) {
        return each.fails();
      }
    }
    return allowedFails;
  }

  /** With one number of failures whatever they are. */
  public CooldownSpec(
      long nanos,
      boolean retryAfter,
      double failureShare,
      int leastCalls,
      long windowNanos,
      int allowedFails) {
    this(nanos, retryAfter, failureShare, leastCalls, windowNanos, allowedFails, List.of());
  }

  /** Cools down by the share of failures, and by what answers mean. */
  public CooldownSpec(
      long nanos, boolean retryAfter, double failureShare, int leastCalls, long windowNanos) {
    this(nanos, retryAfter, failureShare, leastCalls, windowNanos, BY_SHARE);
  }
}
