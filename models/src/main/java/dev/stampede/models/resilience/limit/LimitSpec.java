package dev.stampede.models.resilience.limit;

import dev.stampede.models.check.Require;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A limit on the calls inside, as a scenario says it. */
public sealed interface LimitSpec {

  /**
   * Makes the limit, as it is at the start.
   *
   * @param random numbers in (0, 1), for those that measure now and then
   */
  Limit limit(DoubleSupplier random);

  /** The kind of policy that such a limit makes, as scenarios call it. */
  default String kind() {
    return "adaptive_limit";
  }

  /** Calls that it lets inside at a time by a fixed number; infinite if there is none. */
  default double mostAtOnce() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Always the same.
   *
   * @param calls positive
   */
  record Fixed(int calls) implements LimitSpec {

    /** Rejects a number that is not positive. */
    public Fixed {
      Require.positive("max_concurrent", calls);
    }

    @Override
    public Limit limit(DoubleSupplier random) {
      return new FixedLimit(calls);
    }

    @Override
    public String kind() {
      return "bulkhead";
    }

    @Override
    public double mostAtOnce() {
      return calls;
    }
  }

  /**
   * Additive increase, multiplicative decrease: Netflix concurrency-limits 0.5.4.
   *
   * @param initial the first limit
   * @param least never below
   * @param most never above
   * @param backoffRatio what is left of the limit after a drop, in [0.5, 1)
   * @param timeoutNanos a call that takes longer counts as dropped
   * @param window null to look at each call alone
   */
  record Aimd(
      int initial,
      int least,
      int most,
      double backoffRatio,
      long timeoutNanos,
      @Nullable WindowSpec window)
      implements LimitSpec {

    /** The library's defaults. */
    public static final Aimd DEFAULT = new Aimd(20, 20, 200, 0.9, 5_000_000_000L, null);

    /** Rejects numbers out of range. */
    public Aimd {
      Limits.requireRange(initial, least, most);
      Require.that(
          backoffRatio >= 0.5 && backoffRatio < 1,
          "backoff_ratio",
          backoffRatio,
          "be at least 0.5 and below 1 (50 % and 100 %)");
      Require.positive("timeout", timeoutNanos);
    }

    @Override
    public Limit limit(DoubleSupplier random) {
      return Limits.windowed(window, new AimdLimit(this));
    }
  }

  /**
   * TCP Vegas for calls: keeps a small queue at the server, whose length follows from the least
   * time that calls take. Netflix concurrency-limits 0.5.4.
   *
   * @param initial the first limit
   * @param most never above
   * @param smoothing weight of a new limit, in (0, 1]
   * @param probeMultiplier the least time is measured anew every 0.5 to 1 times this many limits of
   *     calls
   * @param window null to look at each call alone
   */
  record Vegas(
      int initial, int most, double smoothing, int probeMultiplier, @Nullable WindowSpec window)
      implements LimitSpec {

    /** The library's defaults. */
    public static final Vegas DEFAULT = new Vegas(20, 1000, 1, 30, null);

    /** Rejects numbers out of range. */
    public Vegas {
      Limits.requireRange(initial, 1, most);
      Limits.requireWeight(smoothing);
      Require.positive("probe_multiplier", probeMultiplier);
    }

    @Override
    public Limit limit(DoubleSupplier random) {
      return Limits.windowed(window, new VegasLimit(this, random));
    }
  }

  /**
   * Follows the ratio of a long average of the time that calls take to the latest one. Netflix
   * concurrency-limits 0.5.4.
   *
   * @param initial the first limit
   * @param least never below
   * @param most never above
   * @param smoothing weight of a new limit, in (0, 1]
   * @param queueSize room that is added for a queue
   * @param longWindow calls that the long average is over
   * @param rttTolerance how many times the long average is still good, at least 1
   * @param window null to look at each call alone
   */
  record Gradient2(
      int initial,
      int least,
      int most,
      double smoothing,
      int queueSize,
      int longWindow,
      double rttTolerance,
      @Nullable WindowSpec window)
      implements LimitSpec {

    /** The library's defaults. */
    public static final Gradient2 DEFAULT = new Gradient2(20, 20, 200, 0.2, 4, 600, 1.5, null);

    /** Rejects numbers out of range. */
    public Gradient2 {
      Limits.requireRange(initial, least, most);
      Limits.requireWeight(smoothing);
      Require.notNegative("queue_size", queueSize);
      Require.positive("long_window", longWindow);
      Require.atLeast("rtt_tolerance", rttTolerance, 1.0);
    }

    @Override
    public Limit limit(DoubleSupplier random) {
      return Limits.windowed(window, new Gradient2Limit(this));
    }
  }

  /**
   * Envoy's gradient controller (read at commit 149521d).
   *
   * @param least the limit while the least time is measured, and never below
   * @param most never above
   * @param updateNanos the limit is set anew this often
   * @param percentile of the times that is compared, in (0, 1)
   * @param minRttIntervalNanos from one measurement of the least time to the next
   * @param minRttCalls calls that a measurement takes
   * @param jitter up to this share is added to that interval
   * @param buffer how much longer than the least time calls may take, as a share
   */
  record EnvoyGradient(
      int least,
      int most,
      long updateNanos,
      double percentile,
      long minRttIntervalNanos,
      int minRttCalls,
      double jitter,
      double buffer)
      implements LimitSpec {

    /**
     * Envoy's defaults; the two times have none there, and are those of its documentation's
     * example.
     */
    public static final EnvoyGradient DEFAULT =
        new EnvoyGradient(3, 1000, 100_000_000L, 0.5, 60_000_000_000L, 50, 0.15, 0.25);

    /** Rejects numbers out of range. */
    public EnvoyGradient {
      Limits.requireRange(least, least, most);
      Require.positive("concurrency_update_interval", updateNanos);
      Require.that(
          percentile > 0 && percentile < 1,
          "sample_aggregate_percentile",
          percentile,
          "be above 0 and below 1 (0 % and 100 %)");
      Require.positive("min_rtt_interval", minRttIntervalNanos);
      Require.positive("request_count", minRttCalls);
      Require.share("jitter", jitter);
      Require.share("buffer", buffer);
    }

    @Override
    public Limit limit(DoubleSupplier random) {
      return new EnvoyGradientLimit(this, random);
    }
  }

  /**
   * Lets work come back slowly: a few calls at first, then more from time to time, and after a
   * while all. It begins when calls come to a provider that had none for a time, so that all were
   * switched to it, and when a call succeeds after an outage; as long as that lasts, it stays at
   * the first number.
   *
   * @param initial calls at a time at first, positive
   * @param step calls more each time, at least 0
   * @param everyNanos how often, positive
   * @param forNanos after this time there is no limit any more, positive
   * @param afterFailures so many failures in a row are an outage, positive
   * @param afterIdleNanos without calls for so long others were called, positive
   */
  record Ramp(
      int initial, int step, long everyNanos, long forNanos, int afterFailures, long afterIdleNanos)
      implements LimitSpec {

    /**
     * The numbers of KarpelesLab/teamclaude's pull request 89 (read November 2026) for the ramp;
     * those for its beginning are ours.
     */
    public static final Ramp DEFAULT =
        new Ramp(1, 1, 250_000_000L, 30_000_000_000L, 5, 60_000_000_000L);

    /** Rejects numbers out of range. */
    public Ramp {
      Require.positive("initial", initial);
      Require.notNegative("step", step);
      Require.positive("every", everyNanos);
      Require.positive("for", forNanos);
      Require.positive("after_failures", afterFailures);
      Require.positive("after_idle", afterIdleNanos);
    }

    @Override
    public Limit limit(DoubleSupplier random) {
      return new RampLimit(this);
    }

    @Override
    public String kind() {
      return "resume_ramp";
    }
  }
}
