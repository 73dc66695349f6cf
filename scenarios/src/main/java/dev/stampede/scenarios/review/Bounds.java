package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.TimeLimits;

/**
 * After how many seconds policies end the parts of a call that are not over; infinite where they do
 * not. A part never lasts longer than the call, so each bound is at most the total.
 *
 * @param total until the answer is whole
 * @param firstToken until the first token
 * @param connect until the provider takes the connection up
 * @param betweenTokens from one token to the next
 */
record Bounds(double total, double firstToken, double connect, double betweenTokens) {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** Nothing ends a call. */
  static final Bounds NONE = new Bounds(NEVER, NEVER, NEVER, NEVER);

  /** Lowers bounds to those of what a part belongs to. */
  Bounds {
    firstToken = Math.min(firstToken, total);
    connect = Math.min(connect, firstToken);
    betweenTokens = Math.min(betweenTokens, total);
  }

  /**
   * Returns when a policy ends calls.
   *
   * @param streams whether answers are streamed; if not, the first token is the whole answer
   */
  static Bounds of(PolicySpec policy, boolean streams) {
    TimeLimits limits = policy.limits();
    return new Bounds(
        seconds(limits.wholeNanos(streams)),
        seconds(limits.firstTokenNanos()),
        seconds(limits.connectNanos()),
        streams ? seconds(limits.betweenTokensNanos()) : NEVER);
  }

  /** Returns a limit in seconds; infinite for none. */
  static double seconds(long nanos) {
    return nanos == TimeLimits.NONE ? NEVER : nanos / 1e9;
  }

  /** Returns the bounds of these and others together. */
  Bounds and(Bounds other) {
    return new Bounds(
        Math.min(total, other.total),
        Math.min(firstToken, other.firstToken),
        Math.min(connect, other.connect),
        Math.min(betweenTokens, other.betweenTokens));
  }

  /** True if, inside others, these end nothing that the others would not have ended by then. */
  boolean areInertIn(Bounds outer) {
    return total >= outer.total
        && firstToken >= outer.firstToken
        && connect >= outer.connect
        && betweenTokens >= outer.betweenTokens;
  }

  /** Returns the shortest of these bounds; infinite if they end nothing. */
  double shortest() {
    return Math.min(connect, betweenTokens);
  }

  /** Returns the bound of these on the part that others end soonest. */
  double onShortestOf(Bounds inner) {
    return inner.connect <= inner.betweenTokens ? connect : betweenTokens;
  }
}
