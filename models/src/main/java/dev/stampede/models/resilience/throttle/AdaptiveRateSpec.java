package dev.stampede.models.resilience.throttle;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.resilience.TimeLimits;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Status;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends at the rate that the other side bears, by the AWS SDKs' adaptive mode: after the first
 * refusal by a quota every attempt waits for its turn.
 *
 * @param maxWaiting attempts that may wait; the SDK has no bound
 */
public record AdaptiveRateSpec(int maxWaiting) implements PolicySpec {

  /** Any number may wait. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** Rejects a negative number. */
  public AdaptiveRateSpec {
    Require.notNegative("max_waiting", maxWaiting);
  }

  @Override
  public String kind() {
    return "adaptive_rate";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new AdaptiveRateLayer(this, next);
  }

  @Override
  public CallEvents interest() {
    return CallEvents.NONE;
  }

  @Override
  public Set<End> ends() {
    return Set.of(End.of(Status.THROTTLED));
  }

  @Override
  public int mostCalls() {
    return 1;
  }

  @Override
  public @Nullable BudgetSpec budget() {
    return null;
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside.plus(LongestTime.none("nothing ends the wait for adaptive_rate"));
  }

  @Override
  public TimeLimits limits() {
    return TimeLimits.UNLIMITED;
  }

  @Override
  public boolean countsFromArrival() {
    return false;
  }

  @Override
  public double longestWait() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double mostAtOnce() {
    return Double.POSITIVE_INFINITY;
  }
}
