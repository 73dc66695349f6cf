package dev.stampede.models.demand;

import dev.stampede.models.work.Request;

/**
 * Hears of all new work of a trial as it is sent; of what comes back it hears nothing. It is called
 * by whoever makes the work, so a trial that has one is run by one worker; then calls come in the
 * order of time.
 */
@FunctionalInterface
public interface ArrivalLog {

  /**
   * Work arrives; its number, key and lengths are set.
   *
   * @param request to be looked at now, and not kept
   */
  void arrived(long nowNanos, UseCase useCase, Request request);
}
