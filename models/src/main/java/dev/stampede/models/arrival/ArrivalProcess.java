package dev.stampede.models.arrival;

import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;

/** When work arrives, one piece after the other. */
public interface ArrivalProcess extends AutoCloseable {

  /** There is no further arrival. */
  long NEVER = Long.MAX_VALUE;

  /** Goes to the next arrival and returns its time, never decreasing; {@link #NEVER} at the end. */
  long next();

  /** Passes over the next arrival; cheaper than going to it. */
  void skip();

  /**
   * Gives the work that arrives now its lengths: those that the process brings along, or those that
   * the spec draws. The work's key is set already.
   */
  void shape(Request request, RequestSpec spec);

  /** Closes what it reads from. */
  @Override
  void close();
}
