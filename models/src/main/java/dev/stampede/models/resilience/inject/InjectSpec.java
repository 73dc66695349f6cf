package dev.stampede.models.resilience.inject;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a share of the calls up, and refuses a share of them itself: Envoy's fault filter
 * (extensions/filters/http/fault/v3 of its API 1.0.49), Istio's {@code fault}. Both are drawn for
 * themselves; what is both delayed and refused is refused after its delay.
 *
 * @param delayNanos of what is delayed, at least 0
 * @param delayShare of the calls, in [0, 1]
 * @param abortStatus the HTTP status of what is refused, 400 to 599
 * @param abortShare of the calls, in [0, 1]
 */
public record InjectSpec(long delayNanos, double delayShare, int abortStatus, double abortShare)
    implements PolicySpec {

  /** Rejects values out of range. */
  public InjectSpec {
    Require.notNegative("delay", delayNanos);
    Require.share("delay_share", delayShare);
    Require.httpError("abort", abortStatus);
    Require.share("abort_share", abortShare);
  }

  @Override
  public String kind() {
    return "inject";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new InjectLayer(this, next);
  }

  @Override
  public CallEvents interest() {
    return CallEvents.NONE;
  }

  @Override
  public Set<End> ends() {
    return abortShare > 0 ? Set.of(End.of(abortStatus)) : Set.of();
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
    return inside.times(1, longestWait());
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
    return delayShare > 0 ? delayNanos / 1e9 : 0;
  }

  @Override
  public double mostAtOnce() {
    return Double.POSITIVE_INFINITY;
  }
}
