package dev.stampede.models.resilience.timeout;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.resilience.TimeLimits;

/**
 * A deadline for the work as a whole, on whatever rung it is, that those further inside know of: no
 * attempt begins, and no wait for one, that it leaves too little time for; what is under way when
 * it comes is given up. It is gRPC's deadline, counted from the arrival of the work.
 *
 * @param totalNanos from the arrival of the work, positive
 * @param leastNanos what must be left of it for another attempt, at least 0 and below the total
 */
public record DeadlineSpec(long totalNanos, long leastNanos) implements TimeoutPolicySpec {

  /** Rejects times out of range. */
  public DeadlineSpec {
    Require.positive("total", totalNanos);
    Require.that(
        leastNanos >= 0 && leastNanos < totalNanos,
        "least",
        leastNanos,
        "not be negative, and be less than total");
  }

  @Override
  public String kind() {
    return "deadline";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new DeadlineLayer(this, next);
  }

  @Override
  public CallEvents interest() {
    return CallEvents.NONE;
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside.within(totalNanos);
  }

  @Override
  public TimeLimits limits() {
    return TimeLimits.total(totalNanos);
  }

  @Override
  public boolean countsFromArrival() {
    return true;
  }
}
