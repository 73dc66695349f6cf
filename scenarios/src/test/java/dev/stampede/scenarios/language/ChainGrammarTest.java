package dev.stampede.scenarios.language;

import static dev.stampede.scenarios.language.Grammar.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form of a policy. */
class ChainGrammarTest {
  private static final long SECOND = 1_000_000_000L;

  static Stream<Arguments> jitters() {
    return Stream.of(
        Arguments.of("none", new Jitter.None()),
        Arguments.of("full", new Jitter.Full()),
        Arguments.of("equal", new Jitter.Shrink(0.5)),
        Arguments.of("decorrelated", new Jitter.Decorrelated()),
        Arguments.of("10%", new Jitter.Shrink(0.1)),
        Arguments.of("{shrink: 10%}", new Jitter.Shrink(0.1)),
        Arguments.of("{symmetric: 20%}", new Jitter.Symmetric(0.2)),
        Arguments.of("{stretch: 50%}", new Jitter.Stretch(0.5)),
        Arguments.of("{additive: 750ms}", new Jitter.Additive(750_000_000)));
  }

  @ParameterizedTest
  @MethodSource("jitters")
  void jitter(String text, Jitter expected) {
    RetrySpec retry = (RetrySpec) policy("{retry: {backoff: {jitter: %s}}}".formatted(text));
    assertThat(retry.backoff())
        .isEqualTo(new BackoffSpec(500_000_000, 2, 8 * SECOND, expected, false));
  }

  @Test
  void retry_takesEveryKey() {
    assertThat(
            policy(
                "{retry: {max_retries: 5, backoff: {initial: 1s, max: 9s, multiplier: 1.5x,"
                    + " cap_after_jitter: true}, retry_after: {max: 20s, beyond: stop},"
                    + " on: [timeout, breaker_open]}}"))
        .isEqualTo(
            new RetrySpec(
                5,
                new BackoffSpec(SECOND, 1.5, 9 * SECOND, new Jitter.Shrink(0.25), true),
                new RetryAfterSpec(
                    RetryAfterSpec.Use.REPLACE, 20 * SECOND, RetryAfterSpec.Beyond.STOP),
                Outcomes.of(Status.TIMEOUT, Status.BREAKER_OPEN)));
    assertThat(((RetrySpec) policy("{retry: {retry_after: ignore}}")).retryAfter())
        .isEqualTo(RetryAfterSpec.IGNORED);
    assertThat(((RetrySpec) policy("{retry: {on: error}}")).on())
        .isEqualTo(Outcomes.of(Status.ERROR));
  }

  @Test
  void bareRetry_isAsInTheSdks() {
    assertThat(policy("retry"))
        .isEqualTo(
            new RetrySpec(
                2,
                new BackoffSpec(500_000_000, 2, 8 * SECOND, new Jitter.Shrink(0.25), false),
                RetryAfterSpec.UP_TO_A_MINUTE,
                RetrySpec.WORTH_RETRYING));
  }

  @Test
  void circuitBreaker_hasTheNamesOfResilience4j() {
    assertThat(policy("{circuit_breaker: {}}")).isEqualTo(CircuitBreakerSpec.DEFAULT);
    assertThat(
            policy(
                """
                {circuit_breaker: {failure_rate_threshold: 40%, slow_call_rate_threshold: 80%,
                 slow_call_duration_threshold: 5s, sliding_window_type: time_based,
                 sliding_window_size: 30s, minimum_number_of_calls: 20,
                 permitted_number_of_calls_in_half_open_state: 3,
                 max_wait_duration_in_half_open_state: 10s, wait_duration_in_open_state: 15s,
                 automatic_transition_from_open_to_half_open_enabled: true}}"""))
        .isEqualTo(
            new CircuitBreakerSpec(
                0.4,
                0.8,
                5 * SECOND,
                WindowType.TIME_BASED,
                30,
                20,
                3,
                10 * SECOND,
                15 * SECOND,
                true));
  }

  @ParameterizedTest
  @CsvSource({"count_based, 50, 50", "time_based, 50, 50", "time_based, 2m, 120"})
  void slidingWindow_isOfCallsOrSeconds(String type, String size, int expected) {
    CircuitBreakerSpec breaker =
        (CircuitBreakerSpec)
            policy(
                "{circuit_breaker: {sliding_window_type: %s, sliding_window_size: %s}}"
                    .formatted(type, size));
    assertThat(breaker.windowSize()).isEqualTo(expected);
  }

  @Test
  void otherPolicies() {
    assertThat(policy("{timeout: 1m30s}")).isEqualTo(new TimeoutSpec(90 * SECOND));
    assertThat(policy("{concurrency_limit: 9}")).isEqualTo(new ConcurrencyLimitSpec(9));
    assertThat(policy("{concurrency_limit: {max_concurrent: 9}}"))
        .isEqualTo(new ConcurrencyLimitSpec(9));
  }
}
