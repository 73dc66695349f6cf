package dev.stampede.engine;

import org.jspecify.annotations.Nullable;

/**
 * A one-way link from a process to an inbox. What is sent belongs to the receiver from then on.
 *
 * <p>A link promises a minimum delay, its lookahead: the larger it is, the further two processes
 * may run apart when they are executed in parallel. Processes joined by a lookahead of zero are
 * always executed together.
 *
 * @param <T> what the messages carry
 */
public final class Outlet<T> {

  private final LogicalProcess from;
  private final Inbox<T> to;
  private final long lookaheadNanos;

  /** The way to the receiver's partition, if it is not the sender's. */
  private @Nullable Channel channel;

  Outlet(LogicalProcess from, Inbox<T> to, long lookaheadNanos) {
    if (lookaheadNanos < 0) {
      throw new IllegalArgumentException(
          "lookaheadNanos (%d) must not be negative".formatted(lookaheadNanos));
    }
    this.from = from;
    this.to = to;
    this.lookaheadNanos = lookaheadNanos;
  }

  /** Sends with the link's minimum delay. */
  public void send(T payload) {
    dispatch(lookaheadNanos, payload);
  }

  /**
   * Sends with a longer delay.
   *
   * @param delayNanos from now; at least the link's lookahead, or the call is rejected
   */
  public void send(long delayNanos, T payload) {
    if (delayNanos < lookaheadNanos) {
      throw new IllegalArgumentException(
          "delayNanos (%d) must be at least the link's lookahead (%d)"
              .formatted(delayNanos, lookaheadNanos));
    }
    dispatch(delayNanos, payload);
  }

  /** Looks at nothing of the receiver, which may be busy in another core's cache. */
  private void dispatch(long delayNanos, T payload) {
    if (channel == null) {
      from.send(to, delayNanos, payload);
    } else {
      from.sendThrough(channel, to, delayNanos, payload);
    }
  }

  LogicalProcess from() {
    return from;
  }

  LogicalProcess to() {
    return to.process;
  }

  long lookaheadNanos() {
    return lookaheadNanos;
  }

  /** Sends through a channel from now on; null if both ends are in one partition. */
  void goThrough(@Nullable Channel newChannel) {
    channel = newChannel;
  }
}
