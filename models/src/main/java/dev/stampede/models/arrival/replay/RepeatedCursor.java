package dev.stampede.models.arrival.replay;

/** A trace several times, one after the other. */
final class RepeatedCursor implements ChangedCursor {
  private final TraceCursor trace;
  private final int times;
  private final long every;

  private int turn;
  private long begin;
  private boolean empty = true;

  RepeatedCursor(TraceCursor trace, int times, long everyNanos) {
    this.trace = trace;
    this.times = times;
    this.every = everyNanos;
  }

  @Override
  public boolean next() {
    while (!trace.next()) {
      boolean last = times != Replay.FOREVER && turn + 1 >= times;
      if (last || empty || begin > Long.MAX_VALUE - 2 * every) {
        return false;
      }
      turn++;
      begin += every;
      trace.seek(0);
    }
    empty = false;
    return true;
  }

  @Override
  public void seek(long nanos) {
    throw new UnsupportedOperationException("what is repeated runs from its start");
  }

  @Override
  public long offsetNanos() {
    return begin + trace.offsetNanos();
  }

  @Override
  public TraceCursor trace() {
    return trace;
  }
}
