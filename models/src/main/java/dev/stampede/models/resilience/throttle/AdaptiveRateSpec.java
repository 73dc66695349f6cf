package dev.stampede.models.resilience.throttle;

import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.AdmissionPolicySpec;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Status;
import java.util.Set;

/**
 * Sends at the rate that the other side bears, by the AWS SDKs' adaptive mode: after the first
 * refusal by a quota every attempt waits for its turn.
 *
 * @param maxWaiting attempts that may wait; the SDK has no bound
 */
public record AdaptiveRateSpec(int maxWaiting) implements AdmissionPolicySpec {

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
  public Set<End> ends() {
    return Set.of(End.of(Status.THROTTLED));
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside.plus(LongestTime.none("nothing ends the wait for adaptive_rate"));
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
