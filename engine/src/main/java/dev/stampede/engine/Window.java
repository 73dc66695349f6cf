package dev.stampede.engine;

/**
 * The stretch of time that the partitions may execute without hearing from each other. Let T be the
 * time of the earliest event of all and L the least lookahead of a link between two partitions:
 * whatever happens from now on happens at T or later, so no message from another partition can
 * arrive before T + L, and everything up to T + L - 1 can be handled (B. D. Lubachevsky, "Efficient
 * distributed event-driven simulations of multiple-loop networks", Communications of the ACM 32(1),
 * 1989).
 *
 * <p>Where L is large, windows are kept shorter, to about {@link #MOST_EVENTS} events, so that the
 * workers meet several times a second, hear of a stop, and show progress.
 */
final class Window {

  /** Events of one partition in one window; some 50 ms. */
  static final long MOST_EVENTS = 1 << 20;

  /** Length of the first window; it doubles until a window has enough events. */
  private static final long FIRST_NANOS = 1_000_000;

  private final long untilNanos;
  private final long lookahead;
  private long length;
  private long last;

  /**
   * Starts with a window that ends now.
   *
   * @param untilNanos time of the last event to be handled, not before now
   * @param lookahead between partitions, positive
   */
  Window(long nowNanos, long untilNanos, long lookahead) {
    this.untilNanos = untilNanos;
    this.lookahead = lookahead;
    this.length = Math.min(lookahead, FIRST_NANOS);
    this.last = nowNanos;
  }

  /** Time up to which, and including which, events may be handled. */
  long last() {
    return last;
  }

  /** Whether nothing is left to be done after this window. */
  boolean isLast() {
    return last == untilNanos;
  }

  /**
   * Goes on to the next window.
   *
   * @param earliest time of the earliest event of all, after this window
   * @param mostHandled events in this window of the partition that had most
   */
  void advance(long earliest, long mostHandled) {
    if (mostHandled > MOST_EVENTS) {
      length = Math.max(1, length / 2);
    } else if (mostHandled < MOST_EVENTS / 4) {
      length = length > lookahead / 2 ? lookahead : 2 * length;
    }
    // not earliest + length - 1 > untilNanos, which could overflow
    last = untilNanos - earliest < length ? untilNanos : earliest + length - 1;
  }
}
