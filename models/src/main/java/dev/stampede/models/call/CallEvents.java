package dev.stampede.models.call;

import dev.stampede.models.check.Require;

/**
 * What a client wants to hear of its calls before the answer. What nobody wants to hear is not
 * sent, and costs nothing.
 *
 * @param connected whether the connection has been taken up
 * @param firstToken whether the first token of a stream has come
 * @param silenceNanos how long a stream may be without a token before that is told; {@link #NEVER}
 *     for any time
 */
public record CallEvents(boolean connected, boolean firstToken, long silenceNanos) {

  /** Silence is not told. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Nothing but the answer. */
  public static final CallEvents NONE = new CallEvents(false, false, NEVER);

  /** Rejects a silence that is not positive. */
  public CallEvents {
    Require.positive("silence", silenceNanos);
  }

  /** Returns what either wants to hear; of two silences the shorter, which ends the stream. */
  public CallEvents and(CallEvents other) {
    return new CallEvents(
        connected || other.connected,
        firstToken || other.firstToken,
        Math.min(silenceNanos, other.silenceNanos));
  }
}
