package dev.stampede.models.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.call.CallEvents;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.limit.LimitSpec;
import dev.stampede.models.resilience.limit.LimiterSpec;
import dev.stampede.models.resilience.limit.ShareSpec;
import dev.stampede.models.resilience.limit.ShareSpec.Rule;
import dev.stampede.models.resilience.limit.Shares;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec.Beyond;
import dev.stampede.models.resilience.retry.RetryAfterSpec.Use;
import dev.stampede.models.resilience.retry.RetryEndSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.shadow.ShadowSpec;
import dev.stampede.models.resilience.throttle.AdaptiveRateSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.models.resilience.throttle.RateLimiter;
import dev.stampede.models.resilience.throttle.ThrottleSpec;
import dev.stampede.models.resilience.timeout.DeadlineSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.resilience.timeout.TimeoutsSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be said of policies, and what they are called. */
class PolicySpecsTest {

  private static final long SECOND = 1_000_000_000L;

  private static final HedgeSpec.Trigger AT_ONCE = new HedgeSpec.Delay(0);

  private static CircuitBreakerSpec breaker(
      double failures, double slow, long slowNanos, int window, int minimum, int permitted) {
    return new CircuitBreakerSpec(
        failures,
        slow,
        slowNanos,
        CircuitBreakerSpec.WindowType.COUNT_BASED,
        window,
        minimum,
        permitted,
        0,
        SECOND,
        false);
  }

  private static CircuitBreakerSpec breaker(
      long halfOpenNanos, long openNanos, double multiplier, long longestNanos) {
    return new CircuitBreakerSpec(
        0.5,
        1,
        1,
        CircuitBreakerSpec.WindowType.COUNT_BASED,
        1,
        1,
        1,
        halfOpenNanos,
        openNanos,
        multiplier,
        longestNanos,
        false,
        Outcomes.FAILURES,
        Outcomes.NONE);
  }

  private static RetrySpec retries(int most) {
    BackoffSpec none = new BackoffSpec(0, 1, 0, new Jitter.None(), false);
    return new RetrySpec(most, none, RetryAfterSpec.IGNORED, RetrySpec.WORTH_RETRYING);
  }

  private static HedgeSpec hedge(int attempts) {
    return new HedgeSpec(AT_ONCE, attempts, Outcomes.NONE, null);
  }

  private static RateLimitSpec rate(long limit, long per, long burst, long wait) {
    return new RateLimitSpec(limit, per, burst, wait, RateLimitSpec.Algorithm.FIXED_WINDOW);
  }

  /** More than a bucket can hold; a window does not look at it. */
  private static RateLimitSpec unbounded(RateLimitSpec.Algorithm algorithm) {
    return new RateLimitSpec(7, 60 * SECOND, Long.MAX_VALUE, 0, algorithm);
  }

  private static BackoffSpec backoff(long initial, long throttled, double multiplier, long max) {
    return new BackoffSpec(initial, throttled, multiplier, max, new Jitter.None(), false, false);
  }

  private static RetryAfterSpec retryAfter(long max, Jitter jitter, long mostOver, long total) {
    return new RetryAfterSpec(
        Use.FLOOR, max, Beyond.STOP, jitter, mostOver, Outcomes.FAILURES, total, false, false);
  }

  private static SwitchoverSpec.Return back(long after, double rate, int calls, long step) {
    return new SwitchoverSpec.Return(after, rate, calls, List.of(), step);
  }

  private static SwitchoverSpec.Return backIn(Double... shares) {
    return new SwitchoverSpec.Return(1, 0.1, 1, List.of(shares), 1);
  }

  private static ThrottleSpec admission(
      double threshold, double aggression, double least, double most, long window) {
    return new ThrottleSpec.Admission(
        threshold, aggression, least, most, window, Outcomes.FAILURES);
  }

  private static ShareSpec shares(Rule rule, List<Integer> from, Double... shares) {
    return new ShareSpec(rule, from, List.of(shares));
  }

  private static Arguments of(String field, ThrowingCallable spec) {
    return Arguments.of(field, spec);
  }

  static Stream<Arguments> outOfRange() {
    Jitter none = new Jitter.None();
    return Stream.of(
        of("timeout", () -> new TimeoutSpec(0)),
        of("max_retries", () -> retries(-1)),
        of("max_retries", () -> retries(101)),
        of("max_retries", () -> new RetryEndSpec.Bound(Outcomes.FAILURES, -1)),
        of("max_retries", () -> new RetryEndSpec.Bound(Outcomes.FAILURES, 101)),
        of("failure_rate_threshold", () -> breaker(0, 1, 1, 1, 1, 1)),
        of("failure_rate_threshold", () -> breaker(1.1, 1, 1, 1, 1, 1)),
        of("slow_call_rate_threshold", () -> breaker(1, 0, 1, 1, 1, 1)),
        of("slow_call_duration_threshold", () -> breaker(1, 1, 0, 1, 1, 1)),
        of("sliding_window_size", () -> breaker(1, 1, 1, 0, 1, 1)),
        of("sliding_window_size", () -> breaker(1, 1, 1, 1_000_001, 1, 1)),
        of("minimum_number_of_calls", () -> breaker(1, 1, 1, 1, 0, 1)),
        of("permitted_number_of_calls_in_half_open_state", () -> breaker(1, 1, 1, 1, 1, 0)),
        of("max_wait_duration_in_half_open_state", () -> breaker(-1, 1, 1, 1)),
        of("wait_duration_in_open_state", () -> breaker(0, 0, 1, 1)),
        of("exponential_backoff_multiplier", () -> breaker(0, 1, 0.9, 1)),
        of("exponential_max_wait_duration_in_open_state", () -> breaker(0, 2, 1, 1)),
        of("max_concurrent", () -> new ConcurrencyLimitSpec(0)),
        of("max_attempts", () -> hedge(1)),
        of("max_attempts", () -> hedge(6)),
        of("delay", () -> new HedgeSpec.Delay(-1)),
        of("percentile", () -> new HedgeSpec.Percentile(0.49, 0)),
        of("percentile", () -> new HedgeSpec.Percentile(1, 0)),
        of("at_least", () -> new HedgeSpec.Percentile(0.5, -1)),
        of("max_queue", () -> new LimiterSpec.Room(0, 1, Discipline.FIFO)),
        of("max_wait", () -> new LimiterSpec.Room(1, 0, Discipline.FIFO)),
        of("limit", () -> rate(0, 1, 1, 0)),
        of("limit", () -> rate(1_000_000_000_001L, 1, 1, 0)),
        of("per", () -> rate(1, 0, 1, 0)),
        of("burst", () -> rate(1, 1, 0, 0)),
        of("max_wait", () -> rate(1, 1, 1, -1)),
        of("burst", () -> unbounded(RateLimitSpec.Algorithm.TOKEN_BUCKET)),
        of(
            "max_wait",
            () ->
                LimiterSpec.fixed(
                    1,
                    new LimiterSpec.Room(1, 1, Discipline.FIFO),
                    shares(Rule.UP_TO, List.of(0), 1.0))),
        of("max", () -> retryAfter(0, none, 1, 1)),
        of("jitter", () -> retryAfter(1, new Jitter.Full(), 1, 1)),
        of("most_over", () -> retryAfter(1, none, 0, 1)),
        of("total", () -> retryAfter(1, none, 1, 0)),
        of("share", () -> new ShadowSpec("copy", 1.1, 1)),
        of("timeout", () -> new ShadowSpec("copy", 1, 0)),
        of("failure_rate", () -> new SwitchoverSpec.Leave(0, 1, 1, 0)),
        of("failure_rate", () -> new SwitchoverSpec.Leave(1.1, 1, 1, 0)),
        of("over", () -> new SwitchoverSpec.Leave(1, 0, 1, 0)),
        of("over", () -> new SwitchoverSpec.Leave(1, 86_401, 1, 0)),
        of("min_calls", () -> new SwitchoverSpec.Leave(1, 1, 0, 0)),
        of("decide_after", () -> new SwitchoverSpec.Leave(1, 1, 1, -1)),
        of("after", () -> back(0, 0.1, 1, 1)),
        of("failure_rate", () -> back(1, 0, 1, 1)),
        of("failure_rate", () -> back(1, 1.1, 1, 1)),
        of("min_calls", () -> back(1, 0.1, 0, 1)),
        of("each", () -> back(1, 0.1, 1, 0)),
        of("canary", () -> backIn(0.0)),
        of("canary", () -> backIn(0.5, 0.5)),
        of("canary", () -> backIn(0.5, 1.0)),
        of(
            "return.failure_rate",
            () -> new SwitchoverSpec(new SwitchoverSpec.Leave(0.09, 1, 1, 0), backIn())),
        of("k", () -> new ThrottleSpec.Adaptive(0.9, 1, Outcomes.FAILURES)),
        of("window", () -> new ThrottleSpec.Adaptive(1, 0, Outcomes.FAILURES)),
        of("sr_threshold", () -> admission(0.009, 1, 0, 1, 1)),
        of("sr_threshold", () -> admission(1.1, 1, 0, 1, 1)),
        of("aggression", () -> admission(1, 0.9, 0, 1, 1)),
        of("rps_threshold", () -> admission(1, 1, -1, 1, 1)),
        of("max_rejection_probability", () -> admission(1, 1, 0, 1.1, 1)),
        of("sampling_window", () -> admission(1, 1, 0, 1, 0)),
        of("total", () -> new TimeoutsSpec(0, 1, 1, 1)),
        of("connect", () -> new TimeoutsSpec(1, 0, 1, 1)),
        of("first_token", () -> new TimeoutsSpec(1, 1, 0, 1)),
        of("between_tokens", () -> new TimeoutsSpec(1, 1, 1, 0)),
        of("initial", () -> backoff(-1, 1, 1, 1)),
        of("throttled_initial", () -> backoff(1, -1, 1, 1)),
        of("multiplier", () -> backoff(1, 1, 0.9, 1)),
        of("max", () -> backoff(2, 1, 1, 1)),
        of("max", () -> backoff(1, 2, 1, 1)),
        of("shrink", () -> new Jitter.Shrink(1.1)),
        of("symmetric", () -> new Jitter.Symmetric(1.1)),
        of("stretch", () -> new Jitter.Stretch(-0.1)),
        of("additive", () -> new Jitter.Additive(-1)),
        of("max_waiting", () -> new AdaptiveRateSpec(-1)),
        of("total", () -> new DeadlineSpec(0, 0)),
        of("least", () -> new DeadlineSpec(1, -1)),
        of("least", () -> new DeadlineSpec(1, 1)),
        of("classes", () -> shares(Rule.UP_TO, List.of())),
        of("classes", () -> shares(Rule.UP_TO, List.of(0), 0.5, 1.0)),
        of("classes", () -> shares(Rule.UP_TO, List.of(1), 0.5)),
        of("classes", () -> shares(Rule.UP_TO, List.of(0, 10), 0.5, 1.0)),
        of("classes", () -> shares(Rule.UP_TO, List.of(0, 5, 5), 0.5, 0.5, 1.0)),
        of("share", () -> shares(Rule.UP_TO, List.of(0), 1.1)),
        of("up_to", () -> shares(Rule.UP_TO, List.of(0, 5), 0.5, 0.4)),
        of("guaranteed", () -> shares(Rule.GUARANTEED, List.of(0, 5), 0.5, 0.6)));
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("outOfRange")
  void specs_rejectWhatIsOutOfRange(String field, ThrowingCallable spec) {
    assertThatIllegalArgumentException().isThrownBy(spec).withMessageStartingWith(field + " (");
  }

  static Stream<ThrowingCallable> atTheEnds() {
    return Stream.of(
        () -> retries(100),
        () -> new RetryEndSpec.Bound(Outcomes.FAILURES, 0),
        () -> new RetryEndSpec.Bound(Outcomes.FAILURES, 100),
        () -> breaker(1, 1, 1, 1_000_000, 1, 1),
        () -> breaker(0, 1, 1, 1),
        () -> hedge(2),
        () -> hedge(5),
        () -> new HedgeSpec.Percentile(0.5, 0),
        () -> rate(1, 1, 1, 0),
        () -> unbounded(RateLimitSpec.Algorithm.FIXED_WINDOW),
        () -> rate(1_000_000_000_000L, 1, 1, 0),
        () -> retryAfter(1, new Jitter.Stretch(0), 1, 1),
        () -> retryAfter(1, new Jitter.Additive(0), 1, 1),
        () -> new SwitchoverSpec(new SwitchoverSpec.Leave(0.1, 86_400, 1, 0), backIn(0.1)),
        () -> new SwitchoverSpec.Leave(1, 1, 1, 0),
        () -> new ThrottleSpec.Adaptive(1, 1, Outcomes.FAILURES),
        () -> admission(0.01, 1, 0, 0, 1),
        () -> admission(1, 1, 0, 1, 1),
        () -> backoff(0, 0, 1, 0),
        () -> new AdaptiveRateSpec(0),
        () -> new DeadlineSpec(1, 0),
        () -> shares(Rule.UP_TO, List.of(0, 9), 0.5, 0.5),
        () -> shares(Rule.GUARANTEED, List.of(0, 5), 0.6, 0.4));
  }

  @ParameterizedTest
  @MethodSource("atTheEnds")
  void specs_mayLieAtTheEndsOfTheirRanges(ThrowingCallable spec) {
    assertThatCode(spec).doesNotThrowAnyException();
  }

  static Stream<Arguments> kinds() {
    LimitSpec fixed = new LimitSpec.Fixed(1);
    ShareSpec all = shares(Rule.UP_TO, List.of(0), 1.0);
    return Stream.of(
        Arguments.of("timeout", new TimeoutSpec(1)),
        Arguments.of("timeout", new TimeoutsSpec(1, 1, 1, 1)),
        Arguments.of("retry", retries(1)),
        Arguments.of("circuit_breaker", CircuitBreakerSpec.DEFAULT),
        Arguments.of("concurrency_limit", new ConcurrencyLimitSpec(1)),
        Arguments.of("hedge", hedge(2)),
        Arguments.of("rate_limit", rate(1, 1, 1, 0)),
        Arguments.of("shadow", new ShadowSpec("copy", 1, 1)),
        Arguments.of("adaptive_rate", new AdaptiveRateSpec(1)),
        Arguments.of("deadline", new DeadlineSpec(1, 0)),
        Arguments.of("adaptive_throttling", new ThrottleSpec.Adaptive(2, 1, Outcomes.FAILURES)),
        Arguments.of("admission_control", admission(1, 1, 0, 1, 1)),
        Arguments.of("bulkhead", LimiterSpec.fixed(1, null, null)),
        Arguments.of("shed", LimiterSpec.fixed(1, null, all)),
        Arguments.of(
            "adaptive_limit",
            new LimiterSpec(
                LimitSpec.Aimd.DEFAULT,
                LimiterSpec.Signal.COMPLETION,
                Outcomes.NONE,
                Outcomes.NONE,
                null,
                null)),
        Arguments.of(
            "bulkhead",
            new LimiterSpec(
                fixed,
                LimiterSpec.Signal.COMPLETION,
                Outcomes.NONE,
                Outcomes.NONE,
                new LimiterSpec.Room(1, 1, Discipline.FIFO),
                null)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void kind_isTheNameInScenarios(String name, PolicySpec policy) {
    assertThat(policy.kind()).isEqualTo(name);
  }

  @Test
  void interest_isInWhatTheTimesNeed() {
    long none = TimeoutsSpec.NONE;
    assertThat(new TimeoutsSpec(1, none, none, none).interest()).isEqualTo(CallEvents.NONE);
    assertThat(new TimeoutsSpec(none, 1, none, none).interest())
        .isEqualTo(new CallEvents(true, false, CallEvents.NEVER));
    assertThat(new TimeoutsSpec(none, none, 1, none).interest())
        .isEqualTo(new CallEvents(false, true, CallEvents.NEVER));
    assertThat(new TimeoutsSpec(none, none, none, 7).interest())
        .isEqualTo(new CallEvents(false, true, 7));
    assertThat(retries(1).interest()).isEqualTo(CallEvents.NONE);
    assertThat(hedge(2).interest()).isEqualTo(CallEvents.NONE);
    assertThat(
            new HedgeSpec(AT_ONCE, 2, Outcomes.NONE, null, HedgeSpec.Commit.FIRST_TOKEN).interest())
        .isEqualTo(new CallEvents(false, true, CallEvents.NEVER));
  }

  /** Sixty a minute: one a second, or all at once. */
  @Test
  void rateLimit_isMeteredAsItSays() {
    long minute = 60 * SECOND;
    RateLimiter bucket =
        new RateLimitSpec(60, minute, 1, minute, RateLimitSpec.Algorithm.TOKEN_BUCKET).limiter();
    RateLimiter window = rate(60, minute, 1, minute).limiter();
    assertThat(bucket.reserve(0, minute)).isZero();
    assertThat(bucket.reserve(0, minute)).isEqualTo(SECOND);
    assertThat(window.reserve(0, minute)).isZero();
    assertThat(window.reserve(0, minute)).isZero();
  }

  @Test
  void mostRetries_isTheMostAfterAnyFirstFailure() {
    RetryEndSpec.Bound timeouts = new RetryEndSpec.Bound(Outcomes.of(Status.TIMEOUT), 7);
    RetryEndSpec end = new RetryEndSpec(List.of(timeouts), false, false);
    BackoffSpec none = new BackoffSpec(0, 1, 0, new Jitter.None(), false);
    RetryAfterSpec ignored = RetryAfterSpec.IGNORED;
    assertThat(new RetrySpec(3, none, ignored, Outcomes.FAILURES, null, end).mostRetries())
        .isEqualTo(7);
    assertThat(new RetrySpec(9, none, ignored, Outcomes.FAILURES, null, end).mostRetries())
        .isEqualTo(9);
  }

  @Test
  void class_isTheHighestThatBeginsAtOrBelowAPriority() {
    ShareSpec classes = shares(Rule.UP_TO, List.of(0, 3, 7), 0.2, 0.5, 1.0);
    assertThat(Stream.of(0, 2, 3, 6, 7, 9).map(classes::classOf)).containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void shares_upTo_areOfWhatAllUse() {
    Shares shares = new Shares(shares(Rule.UP_TO, List.of(0, 5), 0.55, 1.0));
    assertThat(shares.admits(4, 4, 10)).isTrue();
    assertThat(shares.admits(4, 5, 10)).isFalse(); // 5.5 calls are 5
    assertThat(shares.admits(5, 9, 10)).isTrue();
    assertThat(shares.admits(5, 10, 10)).isFalse();
  }

  @Test
  void shares_guaranteed_areOfWhatAClassUsesItself() {
    Shares shares = new Shares(shares(Rule.GUARANTEED, List.of(0, 5), 0.0, 0.25));
    assertThat(shares.admits(0, 9, 10)).isTrue(); // below the limit everybody may
    for (int inside = 0; inside < 3; inside++) { // 2.5 calls are 3
      assertThat(shares.admits(9, 10, 10)).isTrue();
      shares.change(9, 1);
    }
    assertThat(shares.admits(9, 10, 10)).isFalse();
    assertThat(shares.admits(0, 10, 10)).isTrue(); // one at least
    shares.change(0, 1);
    assertThat(shares.admits(0, 10, 10)).isFalse();
    shares.change(9, -1);
    assertThat(shares.admits(9, 10, 10)).isTrue();
  }
}
