package dev.stampede.engine;

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
    from.send(to, lookaheadNanos, payload);
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
    from.send(to, delayNanos, payload);
  }
}
