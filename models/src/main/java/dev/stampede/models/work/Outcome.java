package dev.stampede.models.work;

/** How a piece of work ended. */
public enum Outcome {
  /** Answered in time, as well as the first choice does. */
  FULL(0, true),
  /** Answered in time, less well than by the first choice but well enough. */
  DEGRADED(1, true),
  /** Answered by a person who took it up in time. */
  HUMAN(2, true),
  /** Answered too late, or past its tolerance and still without an answer. */
  LATE(3, false),
  /** Not answered, or not well enough. */
  FAILED(4, false),
  /** Given up by its owner before an answer. */
  ABANDONED(5, false),
  /**
   * Still under way where the simulation ended, and not yet past what is tolerated: nobody knows.
   */
  UNFINISHED(6, false);

  private final int number;
  private final boolean withinTolerance;

  Outcome(int number, boolean withinTolerance) {
    this.number = number;
    this.withinTolerance = withinTolerance;
  }

  /** Its place in arrays of counts, from 0 on. */
  public int number() {
    return number;
  }

  /** True if the owner got what they needed. */
  public boolean withinTolerance() {
    return withinTolerance;
  }

  /** True if the work ended outside its tolerance, which makes it a ticket. */
  public boolean isTicket() {
    return !withinTolerance && this != UNFINISHED;
  }
}
