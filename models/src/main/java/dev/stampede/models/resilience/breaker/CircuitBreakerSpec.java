package dev.stampede.models.resilience.breaker;

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

/**
 * Stops calling what fails: the circuit breaker of Resilience4j 2, with its names and defaults.
 *
 * @param failureRateThreshold opens at this share of failures, in (0, 1]
 * @param slowCallRateThreshold opens at this share of slow calls, in (0, 1]
 * @param slowCallDurationNanos a call that takes longer is slow
 * @param windowSize calls, or seconds, that the shares are taken over
 * @param minimumCalls no decision below this number
 * @param permittedInHalfOpen calls let through to try a recovery
 * @param maxWaitInHalfOpenNanos after it a half-open breaker opens again; 0 for never
 * @param waitInOpenNanos how long it stays open
 * @param openMultiplier how many times longer it stays open each time it opens again without having
 *     been closed, at least 1
 * @param maxWaitInOpenNanos it does not stay open longer
 * @param automaticHalfOpen whether it turns half-open by itself, or with the next call
 * @param recorded the calls that count as failures; what ends otherwise is a success
 * @param ignored the calls that do not count at all, whether they are recorded or not
 */
public record CircuitBreakerSpec(
    double failureRateThreshold,
    double slowCallRateThreshold,
    long slowCallDurationNanos,
    WindowType windowType,
    int windowSize,
    int minimumCalls,
    int permittedInHalfOpen,
    long maxWaitInHalfOpenNanos,
    long waitInOpenNanos,
    double openMultiplier,
    long maxWaitInOpenNanos,
    boolean automaticHalfOpen,
    Outcomes recorded,
    Outcomes ignored)
    implements AdmissionPolicySpec {

  /** The defaults of Resilience4j 2. */
  public static final CircuitBreakerSpec DEFAULT =
      new CircuitBreakerSpec(
          0.5,
          1.0,
          60_000_000_000L,
          WindowType.COUNT_BASED,
          100,
          100,
          10,
          0,
          60_000_000_000L,
          false);

  /** A breaker that counts every failure and always stays open for the same time. */
  public CircuitBreakerSpec(
      double failureRateThreshold,
      double slowCallRateThreshold,
      long slowCallDurationNanos,
      WindowType windowType,
      int windowSize,
      int minimumCalls,
      int permittedInHalfOpen,
      long maxWaitInHalfOpenNanos,
      long waitInOpenNanos,
      boolean automaticHalfOpen) {
    this(
        failureRateThreshold,
        slowCallRateThreshold,
        slowCallDurationNanos,
        windowType,
        windowSize,
        minimumCalls,
        permittedInHalfOpen,
        maxWaitInHalfOpenNanos,
        waitInOpenNanos,
        1,
        waitInOpenNanos,
        automaticHalfOpen,
        Outcomes.FAILURES,
        Outcomes.NONE);
  }

  /** Rejects numbers out of range. */
  public CircuitBreakerSpec {
    threshold("failure_rate_threshold", failureRateThreshold);
    threshold("slow_call_rate_threshold", slowCallRateThreshold);
    Require.positive("slow_call_duration_threshold", slowCallDurationNanos);
    Require.positive("sliding_window_size", windowSize);
    Require.that(windowSize <= 1_000_000, "sliding_window_size", windowSize, "be at most 1000000");
    Require.positive("minimum_number_of_calls", minimumCalls);
    Require.positive("permitted_number_of_calls_in_half_open_state", permittedInHalfOpen);
    Require.notNegative("max_wait_duration_in_half_open_state", maxWaitInHalfOpenNanos);
    Require.positive("wait_duration_in_open_state", waitInOpenNanos);
    Require.atLeast("exponential_backoff_multiplier", openMultiplier, 1.0);
    Require.atLeast(
        "exponential_max_wait_duration_in_open_state", maxWaitInOpenNanos, waitInOpenNanos);
  }

  private static void threshold(String name, double share) {
    Require.that(share > 0 && share <= 1, name, share, "be above 0 and at most 1 (0 % and 100 %)");
  }

  /** What a breaker's window counts. */
  public enum WindowType {
    /** The last calls. */
    COUNT_BASED,
    /** The calls of the last seconds, the current one included. */
    TIME_BASED
  }

  @Override
  public String kind() {
    return "circuit_breaker";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new CircuitBreakerLayer(this, site.guard(kind()), next);
  }

  @Override
  public Set<End> ends() {
    return Set.of(End.of(Status.BREAKER_OPEN));
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside;
  }

  @Override
  public double longestWait() {
    return 0;
  }

  @Override
  public double mostAtOnce() {
    return Double.POSITIVE_INFINITY;
  }
}
