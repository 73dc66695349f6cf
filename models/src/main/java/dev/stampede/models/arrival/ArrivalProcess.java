package dev.stampede.models.arrival;

import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;

/** When work arrives, one piece after the other. */
public interface ArrivalProcess extends AutoCloseable {

  /** There is no further arrival. */
  long NEVER = Long.MAX_VALUE;

  /** Goes to the next arrival and returns its time, never decreasing; {@link #NEVER} at the end. */
  long next();

  /** Passes over the next arrival, where that is cheaper than going to it. */
  default void skip() {
    next();
  }

  /**
   * Gives the work that arrives now its lengths: those that the process brings along, or those that
   * the spec draws. The work's key is set already.
   */
  default void shape(Request request, RequestSpec spec) {
    spec.shape(request);
  }

  /** Closes what it reads from, if it reads. */
  @Override
  default void close() {}
}
