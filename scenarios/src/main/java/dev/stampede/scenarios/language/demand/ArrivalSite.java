package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.RateCurve;

/**
 * The run in which work arrives.
 *
 * @param durationNanos {@link Long#MAX_VALUE} if it is not known
 * @param warmupNanos what arrives before is not counted
 */
public record ArrivalSite(long durationNanos, long warmupNanos) {

  /** Returns the mean of a rate over the run; its value at the start if its end is not known. */
  double meanOf(RateCurve rate) {
    return durationNanos == Long.MAX_VALUE
        ? rate.after(0)
        : new CurveDemand(rate, 0).mean(durationNanos);
  }
}
