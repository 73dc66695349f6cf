package dev.stampede.experiments.year;

import dev.stampede.models.fault.FaultSpec;

/**
 * An incident of a year.
 *
 * @param fault with its times in the year
 * @param number among those of all years
 * @param tailNanos what is simulated after it
 */
record Incident(FaultSpec fault, int number, long tailNanos) {

  /** When it is over, with what comes after it. */
  long untilNanos() {
    return fault.endNanos() + fault.recoverNanos() + tailNanos;
  }

  /** Returns the same with a tail that is twice as long. */
  Incident longer() {
    return new Incident(fault, number, 2 * tailNanos);
  }
}
