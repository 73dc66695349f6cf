package dev.stampede.models.routing;

import dev.stampede.models.work.Answer;

/** Which endpoints of a pool are fit to be called, by how their calls ended. */
interface Fitness {

  /** Whether an endpoint is left alone. */
  boolean isOut(int endpoint, long nowNanos);

  /** A call has ended, at the endpoint or on the way to it. */
  void ended(int endpoint, long nowNanos, Answer answer);
}
