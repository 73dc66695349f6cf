package dev.stampede.models.resilience.throttle;

import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.AdmissionPolicySpec;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.Set;

/** Refuses a share of the attempts that grows with the share of those that fail. */
public sealed interface ThrottleSpec extends AdmissionPolicySpec {

  /** What says that the other side did not take an attempt. */
  Outcomes failures();

  /** Makes a throttle that has seen nothing. */
  Throttle open();

  @Override
  default Layer around(Layer next, Site site) {
    return new ThrottleLayer(this, next);
  }

  @Override
  default Set<End> ends() {
    return Set.of(End.of(Status.THROTTLED));
  }

  @Override
  default LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside;
  }

  @Override
  default double longestWait() {
    return 0;
  }

  @Override
  default double mostAtOnce() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Google's adaptive throttling.
   *
   * @param k attempts let through for each accepted one, at least 1; 2
   * @param windowNanos positive; two minutes
   */
  record Adaptive(double k, long windowNanos, Outcomes failures) implements ThrottleSpec {

    /** Rejects numbers out of range. */
    public Adaptive {
      Require.atLeast("k", k, 1.0);
      Require.positive("window", windowNanos);
    }

    @Override
    public Throttle open() {
      return new AdaptiveThrottle(k, windowNanos);
    }

    @Override
    public String kind() {
      return "adaptive_throttling";
    }
  }

  /**
   * Envoy's admission control.
   *
   * @param threshold rate of success below which it refuses, in [0.01, 1]; 95 %
   * @param aggression at least 1; 1
   * @param leastPerSecond it lets everything through below this rate, at least 0; 0
   * @param most largest share that is refused, in [0, 1]; 80 %
   * @param windowNanos positive; 30 s
   */
  record Admission(
      double threshold,
      double aggression,
      double leastPerSecond,
      double most,
      long windowNanos,
      Outcomes failures)
      implements ThrottleSpec {

    /** Rejects numbers out of range. */
    public Admission {
      Require.that(
          threshold >= 0.01 && threshold <= 1,
          "sr_threshold",
          threshold,
          "lie between 0.01 and 1 (1 % and 100 %)");
      Require.atLeast("aggression", aggression, 1.0);
      Require.atLeast("rps_threshold", leastPerSecond, 0.0);
      Require.share("max_rejection_probability", most);
      Require.positive("sampling_window", windowNanos);
    }

    @Override
    public Throttle open() {
      return new AdmissionControl(threshold, aggression, leastPerSecond, most, windowNanos);
    }

    @Override
    public String kind() {
      return "admission_control";
    }
  }
}
