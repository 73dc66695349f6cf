package dev.stampede.scenarios.dialect;

import static dev.stampede.scenarios.dialect.VendorKindsTest.means;
import static dev.stampede.scenarios.dialect.VendorKindsTest.policies;
import static dev.stampede.scenarios.dialect.VendorKindsTest.reading;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Resilience4j's configuration means, said in the scenario language. */
class Resilience4jKindsTest {
  private static final String ALL = "on: [provider_errors, own_refusals, quota_exhausted]";

  @Test
  void retry_repeatsEverythingAfterTheSameWait() {
    means(
        "r4j.retry",
        "{retry: {max_retries: 2, backoff: {initial: 500ms, max: 3650d, multiplier: 1,"
            + " jitter: none, cap_after_jitter: true}, retry_after: ignore, "
            + ALL
            + "}}");
  }

  @Test
  void retry_growsAndVariesIfTold() {
    means(
        "{r4j.retry: {max-attempts: 5, wait-duration: 250, enable-exponential-backoff: true,"
            + " exponential-backoff-multiplier: 2, exponential-max-wait-duration: 10s,"
            + " enableRandomizedWait: true, retryStatuses: [provider_errors]}}",
        "{retry: {max_retries: 4, backoff: {initial: 250ms, max: 10s, multiplier: 2,"
            + " jitter: {symmetric: 50%}, cap_after_jitter: true}, retry_after: ignore}}");
  }

  @Test
  void retry_withoutGrowth_hasNoUseForAMaximum() {
    String config = "{r4j.retry: {exponentialMaxWaitDuration: 1s}}";
    means(config, "r4j.retry");
    assertThat(reading(config).rendered()).contains("exponentialMaxWaitDuration bounds nothing");
  }

  @Test
  void circuitBreaker_isOursByDefault() {
    means("r4j.circuitbreaker", "circuit_breaker");
  }

  @Test
  void circuitBreaker_takesAllKeys() {
    means(
        "{r4j.circuitbreaker: {failureRateThreshold: 25, slowCallRateThreshold: 80,"
            + " slowCallDurationThreshold: 2000, slidingWindowType: time_based,"
            + " slidingWindowSize: 30, minimumNumberOfCalls: 7,"
            + " permittedNumberOfCallsInHalfOpenState: 3, maxWaitDurationInHalfOpenState: PT5S,"
            + " waitDurationInOpenState: 10s, enableExponentialBackoff: true,"
            + " exponentialBackoffMultiplier: 3, exponentialMaxWaitDurationInOpenState: 2m,"
            + " automaticTransitionFromOpenToHalfOpenEnabled: true,"
            + " recordStatuses: [timeout, 500-599], ignoreStatuses: [429]}}",
        "{circuit_breaker: {failure_rate_threshold: 25%, slow_call_rate_threshold: 80%,"
            + " slow_call_duration_threshold: 2s, sliding_window_type: time_based,"
            + " sliding_window_size: 30s, minimum_number_of_calls: 7,"
            + " permitted_number_of_calls_in_half_open_state: 3,"
            + " max_wait_duration_in_half_open_state: 5s, wait_duration_in_open_state: 10s,"
            + " enable_exponential_backoff: true, exponential_backoff_multiplier: 3,"
            + " exponential_max_wait_duration_in_open_state: 2m,"
            + " automatic_transition_from_open_to_half_open_enabled: true,"
            + " record: [timeout, 500-599], ignore: [429]}}");
  }

  @Test
  void circuitBreaker_saysWhatItCannotDo() {
    assertThat(reading("{r4j.circuitbreaker: {enableRandomizedWait: true}}").rendered())
        .contains("a random wait in the open state cannot be said here");
    assertThat(
            reading("{r4j.circuitbreaker: {transitionToStateAfterWaitDuration: CLOSED}}")
                .rendered())
        .contains("unknown choice 'CLOSED'");
    assertThat(reading("{r4j.circuitbreaker: {initialState: FORCED_OPEN}}").rendered())
        .contains("unknown choice 'FORCED_OPEN'");
    assertThat(reading("{r4j.circuitbreaker: {recordExceptions: [java.io.IOException]}}"))
        .satisfies(reading -> assertThat(reading.isAccepted()).isTrue())
        .satisfies(
            reading ->
                assertThat(reading.rendered()).contains("recordExceptions has no effect here"));
  }

  @Test
  void rateLimiter_isNoLimitByDefault() {
    means(
        "r4j.ratelimiter",
        "{rate_limit: {limit: 50, per: 500ns, algorithm: fixed_window, max_wait: 5s,"
            + " refuse: after_max_wait}}");
    means(
        "{r4j.ratelimiter: {limitForPeriod: 8, limitRefreshPeriod: 1000, timeoutDuration: 0}}",
        "{rate_limit: {limit: 8, per: 1s, algorithm: fixed_window, refuse: after_max_wait}}");
  }

  @Test
  void bulkhead_letsCallsInAsTheyCame() {
    means("r4j.bulkhead", "bulkhead");
    String unfair =
        "{r4j.bulkhead: {max-concurrent-calls: 3, max-wait-duration: 20ms,"
            + " fair-call-handling-enabled: false}}";
    means(unfair, "{bulkhead: {max_concurrent: 3, max_wait: 20ms}}");
    assertThat(reading(unfair).rendered()).contains("calls are let in as they came");
  }

  @Test
  void timeLimiter_isATimeout() {
    means("r4j.timelimiter", "{timeout: 1s}");
    String keptRunning = "{r4j.timelimiter: {timeoutDuration: 20s, cancelRunningFuture: false}}";
    means(keptRunning, "{timeout: 20s}");
    assertThat(reading(keptRunning).rendered()).contains("cancelled all the same");
  }

  @Test
  void spring_nestsWhatIsGiven() {
    means(
        "{r4j.spring: {bulkhead: {maxConcurrentCalls: 4}, timelimiter: {}, ratelimiter: {},"
            + " circuitbreaker: {slidingWindowSize: 20}, retry: {maxAttempts: 2}}}",
        "{r4j.retry: {maxAttempts: 2}}, {r4j.circuitbreaker: {slidingWindowSize: 20}},"
            + " r4j.ratelimiter, r4j.timelimiter, {r4j.bulkhead: {maxConcurrentCalls: 4}}");
    means("{r4j.spring: {timelimiter: {}, bulkhead: null}}", "r4j.timelimiter");
    assertThat(policies("r4j.spring")).isEmpty();
    assertThat(reading("{r4j.spring: {retry: {maxAttemps: 2}}}").rendered())
        .contains("unknown key 'maxAttemps' in architectures.a.chain[0].r4j.spring.retry");
  }
}
