package dev.stampede.models.routing;

import dev.stampede.models.work.Answer;

/** Which endpoints of a pool are fit to be called, by how their calls ended. */
interface Fitness {

  /** Whether an endpoint is left alone. */
  boolean isOut(int endpoint, long nowNanos);

  /** A call goes to an endpoint. */
  default void began(int endpoint, long nowNanos) {}

  /** An endpoint has taken the connection of a call up; told only if the pool listens. */
  default void connected(int endpoint, long nowNanos) {}

  /** A call has ended, at the endpoint or on the way to it. */
  void ended(int endpoint, long nowNanos, Answer answer);

  /** A stream has broken off after it had begun. */
  default void brokeOff(int endpoint, long nowNanos, Answer answer) {
    ended(endpoint, nowNanos, answer);
  }

  /**
   * A call was taken back because it took too long.
   *
   * @param streaming whether tokens were coming
   */
  void timedOut(int endpoint, long nowNanos, boolean streaming);
}
