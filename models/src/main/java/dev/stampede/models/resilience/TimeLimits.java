package dev.stampede.models.resilience;

import dev.stampede.models.call.CallEvents;

/**
 * When a policy ends what is inside it, in nanoseconds; {@link #NONE} where it does not.
 *
 * @param totalNanos until the answer is whole
 * @param connectNanos until the provider takes the connection up
 * @param firstTokenNanos until the first token, or the whole of an answer that is not streamed
 * @param betweenTokensNanos from one token of a stream to the next
 */
public record TimeLimits(
    long totalNanos, long connectNanos, long firstTokenNanos, long betweenTokensNanos) {

  /** No limit. */
  public static final long NONE = CallEvents.NEVER;

  /** What ends nothing. */
  public static final TimeLimits UNLIMITED = total(NONE);

  /** Returns the limits of what ends whole calls alone. */
  public static TimeLimits total(long nanos) {
    return new TimeLimits(nanos, NONE, NONE, NONE);
  }

  /**
   * Returns after what time a call has ended at the latest. Between tokens any time can pass.
   *
   * @param streams whether its answer is streamed; if not, the first token is the whole of it
   */
  public long wholeNanos(boolean streams) {
    return streams ? totalNanos : Math.min(totalNanos, firstTokenNanos);
  }

  /** True if a call ends that is taken up and never gets a token. */
  public boolean endHanging() {
    return Math.min(totalNanos, firstTokenNanos) != NONE;
  }
}
