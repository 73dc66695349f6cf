package dev.stampede.models.resilience.timeout;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.resilience.TimeLimits;

/**
 * Gives up on what is inside after a time: outside a retry a deadline for all attempts, inside it a
 * limit for each.
 *
 * @param nanos positive
 */
public record TimeoutSpec(long nanos) implements TimeoutPolicySpec {

  /** Rejects a time that is not positive. */
  public TimeoutSpec {
    Require.positive("timeout", nanos);
  }

  @Override
  public String kind() {
    return "timeout";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new TimeoutLayer(this, next);
  }

  @Override
  public CallEvents interest() {
    return CallEvents.NONE;
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside.within(nanos);
  }

  @Override
  public TimeLimits limits() {
    return TimeLimits.total(nanos);
  }

  @Override
  public boolean countsFromArrival() {
    return false;
  }
}
