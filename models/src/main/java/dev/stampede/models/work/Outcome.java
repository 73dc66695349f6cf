package dev.stampede.models.work;

/** How a piece of work ended. */
public enum Outcome {
  /** Answered in time, as well as the first choice does. */
  FULL(true),
  /** Answered in time, less well than by the first choice but well enough. */
  DEGRADED(true),
  /** Answered by a person who took it up in time. */
  HUMAN(true),
  /** Answered, but too late. */
  LATE(false),
  /** Not answered, or not well enough. */
  FAILED(false),
  /** Given up by its owner before an answer. */
  ABANDONED(false),
  /** Still under way at the end of the simulated time. */
  UNFINISHED(false);

  private final boolean withinTolerance;

  Outcome(boolean withinTolerance) {
    this.withinTolerance = withinTolerance;
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
