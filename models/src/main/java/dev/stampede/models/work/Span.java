package dev.stampede.models.work;

/** A stretch of the life of a piece of work whose length is recorded. */
public enum Span {
  /** From arrival to the end of an answer that is good enough, by whomever. */
  END_TO_END(true),
  /** From arrival to the start of the service that gave that answer, less the way to it. */
  WAITING(true),
  /**
   * From arrival to the first token of a machine's answer; people's answers, and those to work that
   * was put off, come as a whole at their end.
   */
  FIRST_TOKEN(true),
  /** Mean time from token to token in a machine's answer of two tokens or more. */
  PER_TOKEN(true),
  /** From arrival to the end of a person's work. */
  HUMAN(false),
  /** From arrival to the answer to work that was put off. */
  DEFERRED(false),
  /** From arrival to the end of work that got no answer, or none that was good enough. */
  FAILED(false);

  private final boolean ofAllWork;

  Span(boolean ofAllWork) {
    this.ofAllWork = ofAllWork;
  }

  /**
   * Whether all work offered is judged by it: what gets no answer never reaches its end. Otherwise
   * it is only about the work that has it.
   */
  public boolean isOfAllWork() {
    return ofAllWork;
  }
}
