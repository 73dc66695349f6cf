package dev.stampede.models.routing;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/**
 * Envoy's outlier detection (read at commit 00c7146), with its names and defaults. The enforcing
 * shares are the chance that a detected outlier is really ejected.
 *
 * @param consecutive5xx errors in a row (5xx, timeout or cut; 429 is none) that make an outlier
 * @param consecutiveGatewayFailure 502, 503, 504, timeouts or cuts in a row that make an outlier
 * @param intervalNanos from one sweep to the next; endpoints come back at sweeps only
 * @param baseEjectionNanos how long the first ejection lasts
 * @param maxEjectionNanos how long any lasts, jitter apart
 * @param maxEjectionJitterNanos up to this is added by chance
 * @param maxEjectionShare no ejection that would take the ejected above this share of all
 * @param alwaysEjectOne whether one may be ejected even so
 * @param successRateHosts endpoints with enough calls that success rates are compared among
 * @param successRateCalls enough calls, in an interval
 * @param successRateStdevFactor how many standard deviations below the mean make an outlier
 * @param failureShare share of failures that makes an outlier
 * @param failureHosts endpoints with enough calls, for that
 * @param failureCalls enough calls, for that
 * @param localOrigin how timeouts and broken connections count apart from errors of the server;
 *     null if they count as such
 */
public record OutlierSpec(
    int consecutive5xx,
    int consecutiveGatewayFailure,
    long intervalNanos,
    long baseEjectionNanos,
    long maxEjectionNanos,
    long maxEjectionJitterNanos,
    double maxEjectionShare,
    boolean alwaysEjectOne,
    double enforcing5xx,
    double enforcingGatewayFailure,
    double enforcingSuccessRate,
    double enforcingFailureShare,
    int successRateHosts,
    int successRateCalls,
    double successRateStdevFactor,
    double failureShare,
    int failureHosts,
    int failureCalls,
    @Nullable LocalOrigin localOrigin) {

  /**
   * Errors of local origin: timeouts and broken connections. Each connection that is taken up is a
   * success among them; their rates are compared as those of errors of the server are.
   *
   * @param consecutive so many in a row make an outlier
   */
  public record LocalOrigin(
      int consecutive,
      double enforcingConsecutive,
      double enforcingSuccessRate,
      double enforcingFailureShare) {

    /** Envoy's defaults. */
    public static final LocalOrigin ENVOY = new LocalOrigin(5, 1, 1, 0);

    /** Rejects numbers out of range. */
    public LocalOrigin {
      Require.positive("consecutive_local_origin_failure", consecutive);
      Require.share("enforcing_consecutive_local_origin_failure", enforcingConsecutive);
      Require.share("enforcing_local_origin_success_rate", enforcingSuccessRate);
      Require.share("enforcing_failure_percentage_local_origin", enforcingFailureShare);
    }
  }

  /** Envoy's defaults; in a pool of fewer than ten they never eject anybody. */
  public static final OutlierSpec ENVOY =
      new OutlierSpec(
          5,
          5,
          10 * Seconds.ONE,
          30 * Seconds.ONE,
          300 * Seconds.ONE,
          0,
          0.1,
          false,
          1,
          0,
          1,
          0,
          5,
          100,
          1.9,
          0.85,
          5,
          50);

  /** Rejects numbers out of range. */
  public OutlierSpec {
    Require.positive("consecutive_5xx", consecutive5xx);
    Require.positive("consecutive_gateway_failure", consecutiveGatewayFailure);
    Require.atLeast("interval", intervalNanos, 1_000_000);
    Require.positive("base_ejection_time", baseEjectionNanos);
    Require.atLeast("max_ejection_time", maxEjectionNanos, baseEjectionNanos);
    Require.notNegative("max_ejection_time_jitter", maxEjectionJitterNanos);
    Require.share("max_ejection_percent", maxEjectionShare);
    Require.share("enforcing_consecutive_5xx", enforcing5xx);
    Require.share("enforcing_consecutive_gateway_failure", enforcingGatewayFailure);
    Require.share("enforcing_success_rate", enforcingSuccessRate);
    Require.share("enforcing_failure_percentage", enforcingFailureShare);
    Require.positive("success_rate_minimum_hosts", successRateHosts);
    Require.positive("success_rate_request_volume", successRateCalls);
    Require.atLeast("success_rate_stdev_factor", successRateStdevFactor, 0.0);
    Require.share("failure_percentage_threshold", failureShare);
    Require.positive("failure_percentage_minimum_hosts", failureHosts);
    Require.positive("failure_percentage_request_volume", failureCalls);
  }

  /** With errors of any origin counted together. */
  public OutlierSpec(
      int consecutive5xx,
      int consecutiveGatewayFailure,
      long intervalNanos,
      long baseEjectionNanos,
      long maxEjectionNanos,
      long maxEjectionJitterNanos,
      double maxEjectionShare,
      boolean alwaysEjectOne,
      double enforcing5xx,
      double enforcingGatewayFailure,
      double enforcingSuccessRate,
      double enforcingFailureShare,
      int successRateHosts,
      int successRateCalls,
      double successRateStdevFactor,
      double failureShare,
      int failureHosts,
      int failureCalls) {
    this(
        consecutive5xx,
        consecutiveGatewayFailure,
        intervalNanos,
        baseEjectionNanos,
        maxEjectionNanos,
        maxEjectionJitterNanos,
        maxEjectionShare,
        alwaysEjectOne,
        enforcing5xx,
        enforcingGatewayFailure,
        enforcingSuccessRate,
        enforcingFailureShare,
        successRateHosts,
        successRateCalls,
        successRateStdevFactor,
        failureShare,
        failureHosts,
        failureCalls,
        null);
  }
}
