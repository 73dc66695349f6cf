package dev.stampede.models.demand.agent;

/** What an agent has to do again since it was lost, until it is where it was. */
final class Setback {

  private static final long NEVER = -1;

  private final AgentBooks books;

  /** When it was lost, {@link #NEVER} if it is where it was. */
  private long lostNanos = NEVER;

  /** The place that it was at, at most: see {@link Agent#place}. */
  private int goal;

  Setback(AgentBooks books) {
    this.books = books;
  }

  /** There is none. */
  void clear() {
    lostNanos = NEVER;
  }

  /** Whether there is none. */
  boolean isOver() {
    return lostNanos == NEVER;
  }

  /**
   * The agent is lost, perhaps before it was where it had been.
   *
   * @param place that it was at
   * @param work that it had not saved
   */
  void begin(long nowNanos, int place, Work work) {
    books.lost(nowNanos, work, isOver());
    goal = isOver() ? place : Math.max(goal, place);
    lostNanos = isOver() ? nowNanos : lostNanos;
  }

  /** The agent has done again what there is at a place. */
  void reached(int place, long nowNanos) {
    if (!isOver() && place >= goal) {
      books.back(lostNanos, nowNanos);
      clear();
    }
  }

  /**
   * The agent ends before it is where it was.
   *
   * @param failed whether because its turn has failed
   */
  void giveUp(boolean failed) {
    if (!isOver()) {
      books.notBack(lostNanos, failed);
      clear();
    }
  }
}
