package dev.stampede.models.demand.agent;

/** Where sessions are that are found at a moment. */
@FunctionalInterface
public interface Middle {

  /** Returns where one is. */
  Found find(long key);

  /**
   * A place in a session.
   *
   * @param session the number of the one whose course it takes
   * @param turns that it has in all
   * @param turn that it is in, or that it pauses after, from 0 on
   * @param steps that the main agent has in that turn
   * @param step that it is at, from 0 on
   * @param at what it does there
   * @param restNanos until it goes on
   * @param sinceNanos that have passed since it was last answered
   */
  record Found(
      long session,
      int turns,
      int turn,
      int steps,
      int step,
      At at,
      long restNanos,
      long sinceNanos) {}

  /** What a session is at. */
  enum At {
    /** The call of a step: it begins within the time that one takes. */
    CALL,
    /** The tool after a step. */
    TOOL,
    /** The pause after a turn. */
    PAUSE
  }
}
