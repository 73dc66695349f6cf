package dev.stampede.models.resilience.shadow;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.resilience.TimeLimits;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.End;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends a copy of a share of the work to another provider, whose answer is thrown away: Envoy's
 * {@code request_mirror_policies}, Istio's {@code mirror}. The work does not wait for its copy, and
 * a copy goes on when its work is given up.
 *
 * @param provider who gets the copies
 * @param share of the work, in [0, 1]
 * @param timeoutNanos after which a copy is given up, positive; {@link #NONE} for any time
 */
public record ShadowSpec(String provider, double share, long timeoutNanos) implements PolicySpec {

  /** Copies are not given up. */
  public static final long NONE = Long.MAX_VALUE;

  /** Rejects a share outside [0, 1] and a time that is not positive. */
  public ShadowSpec {
    Require.share("share", share);
    Require.positive("timeout", timeoutNanos);
  }

  @Override
  public String kind() {
    return "shadow";
  }

  @Override
  public Layer around(Layer next, Site site) {
    Layer call = site.mirror().calls(provider);
    Layer copies = timeoutNanos == NONE ? call : new TimeoutSpec(timeoutNanos).around(call, site);
    return new ShadowLayer(share, site.mirror(), copies, next);
  }

  @Override
  public CallEvents interest() {
    return CallEvents.NONE;
  }

  @Override
  public Set<End> ends() {
    return Set.of();
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
    return inside;
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
    return 0;
  }

  @Override
  public double mostAtOnce() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public List<String> providers() {
    return List.of(provider);
  }
}
