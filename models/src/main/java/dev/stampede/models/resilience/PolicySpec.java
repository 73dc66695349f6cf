package dev.stampede.models.resilience;

import dev.stampede.models.check.Require;
import dev.stampede.models.provider.Interest;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import org.jspecify.annotations.Nullable;

/** One policy of a chain, as a scenario says it. */
public sealed interface PolicySpec
    permits PolicySpec.Timeout,
        PolicySpec.Retry,
        PolicySpec.CircuitBreaker,
        PolicySpec.ConcurrencyLimit,
        TimeoutsSpec,
        LimiterSpec,
        DeadlineSpec,
        HedgeSpec,
        RateLimitSpec,
        ShadowSpec,
        AdaptiveRateSpec,
        ThrottleSpec {

  /** The name of its kind in scenarios and reports. */
  String kind();

  /** What it wants to hear of calls before their answer; nothing unless it says so. */
  default Interest interest() {
    return Interest.NONE;
  }

  /**
   * Gives up on what is inside after a time: outside a retry a deadline for all attempts, inside it
   * a limit for each.
   *
   * @param nanos positive
   */
  record Timeout(long nanos) implements PolicySpec {

    /** Rejects a time that is not positive. */
    public Timeout {
      Require.positive("timeout", nanos);
    }

    @Override
    public String kind() {
      return "timeout";
    }
  }

  /**
   * Tries again.
   *
   * @param maxRetries attempts after the first, at least 0
   * @param on what is worth another attempt
   * @param budget what all requests together may spend on retries; null for no bound
   * @param end what ends them beside their number
   */
  record Retry(
      int maxRetries,
      BackoffSpec backoff,
      RetryAfterSpec retryAfter,
      Outcomes on,
      @Nullable BudgetSpec budget,
      RetryEndSpec end)
      implements PolicySpec {

    /** More retries nobody makes. */
    public static final int MOST = 100;

    /** What SDKs retry: the provider's errors and silence, but no refusal of the own side. */
    public static final Outcomes WORTH_RETRYING =
        Outcomes.of(
            Status.RATE_LIMITED, Status.OVERLOADED, Status.ERROR, Status.CUT, Status.TIMEOUT);

    /** Rejects a negative number. */
    public Retry {
      Require.notNegative("max_retries", maxRetries);
      Require.that(maxRetries <= MOST, "max_retries", maxRetries, "be at most " + MOST);
    }

    /** Retries without a budget. */
    public Retry(int maxRetries, BackoffSpec backoff, RetryAfterSpec retryAfter, Outcomes on) {
      this(maxRetries, backoff, retryAfter, on, null);
    }

    /** Retries that end by their number and their budget. */
    public Retry(
        int maxRetries,
        BackoffSpec backoff,
        RetryAfterSpec retryAfter,
        Outcomes on,
        @Nullable BudgetSpec budget) {
      this(maxRetries, backoff, retryAfter, on, budget, RetryEndSpec.BY_NUMBER);
    }

    /** Returns how many retries there may be after a first failure. */
    int mostAfter(Answer first) {
      for (int i = 0; i < end.byFirst().size(); i++) {
        if (end.byFirst().get(i).first().includes(first)) {
          return end.byFirst().get(i).maxRetries();
        }
      }
      return maxRetries;
    }

    /** How many retries there may be at the most, whatever fails first. */
    public int mostRetries() {
      return end.byFirst().stream()
          .mapToInt(RetryEndSpec.Bound::maxRetries)
          .reduce(maxRetries, Math::max);
    }

    @Override
    public String kind() {
      return "retry";
    }
  }

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
   * @param openMultiplier how many times longer it stays open each time it opens again without
   *     having been closed, at least 1
   * @param maxWaitInOpenNanos it does not stay open longer
   * @param automaticHalfOpen whether it turns half-open by itself, or with the next call
   * @param recorded the calls that count as failures; what ends otherwise is a success
   * @param ignored the calls that do not count at all, whether they are recorded or not
   */
  record CircuitBreaker(
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
      implements PolicySpec {

    /** The defaults of Resilience4j 2. */
    public static final CircuitBreaker DEFAULT =
        new CircuitBreaker(
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
    public CircuitBreaker(
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
    public CircuitBreaker {
      threshold("failure_rate_threshold", failureRateThreshold);
      threshold("slow_call_rate_threshold", slowCallRateThreshold);
      Require.positive("slow_call_duration_threshold", slowCallDurationNanos);
      Require.positive("sliding_window_size", windowSize);
      Require.that(
          windowSize <= 1_000_000, "sliding_window_size", windowSize, "be at most 1000000");
      Require.positive("minimum_number_of_calls", minimumCalls);
      Require.positive("permitted_number_of_calls_in_half_open_state", permittedInHalfOpen);
      Require.notNegative("max_wait_duration_in_half_open_state", maxWaitInHalfOpenNanos);
      Require.positive("wait_duration_in_open_state", waitInOpenNanos);
      Require.atLeast("exponential_backoff_multiplier", openMultiplier, 1.0);
      Require.atLeast(
          "exponential_max_wait_duration_in_open_state", maxWaitInOpenNanos, waitInOpenNanos);
    }

    private static void threshold(String name, double share) {
      Require.that(
          share > 0 && share <= 1, name, share, "be above 0 and at most 1 (0 % and 100 %)");
    }

    @Override
    public String kind() {
      return "circuit_breaker";
    }
  }

  /** What a breaker's window counts. */
  enum WindowType {
    /** The last calls. */
    COUNT_BASED,
    /** The calls of the last seconds, the current one included. */
    TIME_BASED
  }

  /**
   * Lets a number of calls through at a time and refuses the others.
   *
   * @param maxConcurrent positive
   */
  record ConcurrencyLimit(int maxConcurrent) implements PolicySpec {

    /** Rejects a number that is not positive. */
    public ConcurrencyLimit {
      Require.positive("max_concurrent", maxConcurrent);
    }

    @Override
    public String kind() {
      return "concurrency_limit";
    }
  }
}
