package dev.stampede.scenarios.language.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.budget.BudgetSpec.FilledBy;
import dev.stampede.models.resilience.inject.InjectSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.shadow.ShadowSpec;
import dev.stampede.models.resilience.throttle.AdaptiveRateSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec.Algorithm;
import dev.stampede.models.resilience.throttle.ThrottleSpec;
import dev.stampede.models.resilience.timeout.DeadlineSpec;
import dev.stampede.models.resilience.timeout.TimeoutsSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a chain may say of each policy, and what it may not. */
class PolicyGrammarTest {

  private static final long SECOND = 1_000_000_000L;

  private static Reading reading(String policy) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: x
        duration: 1h
        demand: {a: {arrivals: {rate: 1/s}}}
        providers: {p: {engine: {servers: 9, service: 1s}}}
        architectures: {b: {chain: [%s], ladder: [p]}}
        """
            .formatted(policy));
  }

  private static PolicySpec policy(String text) {
    return reading(text).scenario().trial().architectures().get(0).chain().get(0);
  }

  static List<Arguments> policies() {
    Outcomes worthIt = RetrySpec.WORTH_RETRYING;
    Outcomes serverErrors =
        Outcomes.of(Status.OVERLOADED, Status.ERROR, Status.CUT, Status.TIMEOUT);
    return List.of(
        Arguments.of("{deadline: 30s}", new DeadlineSpec(30 * SECOND, 0)),
        Arguments.of(
            "{deadline: {total: 30s, least: 2s}}", new DeadlineSpec(30 * SECOND, 2 * SECOND)),
        Arguments.of(
            "{hedge: {delay: 2s}}",
            new HedgeSpec(new HedgeSpec.Delay(2 * SECOND), 2, Outcomes.NONE, null)),
        Arguments.of(
            "{hedge: {percentile: 95%, at_least: 5ms, max_attempts: 3, non_fatal: [error],"
                + " budget: grpc}}",
            new HedgeSpec(
                new HedgeSpec.Percentile(0.95, 5_000_000),
                3,
                Outcomes.of(Status.ERROR),
                new BudgetSpec.Grpc(10, 0.1))),
        Arguments.of(
            "{hedge: {delay: 2s, commit: first_token}}",
            new HedgeSpec(
                new HedgeSpec.Delay(2 * SECOND),
                2,
                Outcomes.NONE,
                null,
                HedgeSpec.Commit.FIRST_TOKEN)),
        Arguments.of(
            "{timeout: {connect: 5s, first_token: 10m, between_tokens: 15s, total: 1h}}",
            new TimeoutsSpec(3600 * SECOND, 5 * SECOND, 600 * SECOND, 15 * SECOND)),
        Arguments.of(
            "{timeout: {between_tokens: 15s}}",
            new TimeoutsSpec(TimeoutsSpec.NONE, TimeoutsSpec.NONE, TimeoutsSpec.NONE, 15 * SECOND)),
        Arguments.of(
            "{inject: {delay: 2s, delay_share: 5%, abort: 429, abort_share: 1%}}",
            new InjectSpec(2 * SECOND, 0.05, 429, 0.01)),
        Arguments.of("{inject: {delay: 2s}}", new InjectSpec(2 * SECOND, 1, 503, 0)),
        Arguments.of("{shadow: {provider: p}}", new ShadowSpec("p", 1, ShadowSpec.NONE)),
        Arguments.of(
            "{shadow: {provider: p, share: 10%, timeout: 15s}}",
            new ShadowSpec("p", 0.1, 15 * SECOND)),
        Arguments.of(
            "{rate_limit: {limit: 50}}",
            new RateLimitSpec(50, SECOND, 50, 0, Algorithm.TOKEN_BUCKET)),
        Arguments.of(
            "{rate_limit: {limit: 5k, per: 1m, burst: 7, max_wait: 2s}}",
            new RateLimitSpec(5000, 60 * SECOND, 7, 2 * SECOND, Algorithm.TOKEN_BUCKET)),
        Arguments.of(
            "{rate_limit: {limit: 9, algorithm: fixed_window}}",
            new RateLimitSpec(9, SECOND, 9, 0, Algorithm.FIXED_WINDOW)),
        Arguments.of(
            "{rate_limit: {limit: 9, max_wait: 1s, refuse: after_max_wait}}",
            new RateLimitSpec(9, SECOND, 9, SECOND, Algorithm.TOKEN_BUCKET, true)),
        Arguments.of("adaptive_rate", new AdaptiveRateSpec(AdaptiveRateSpec.UNBOUNDED)),
        Arguments.of("{adaptive_rate: {max_waiting: 0}}", new AdaptiveRateSpec(0)),
        Arguments.of("adaptive_throttling", new ThrottleSpec.Adaptive(2, 120 * SECOND, worthIt)),
        Arguments.of(
            "{adaptive_throttling: {k: 1.1, window: 30s, failures: overloaded}}",
            new ThrottleSpec.Adaptive(1.1, 30 * SECOND, Outcomes.of(Status.OVERLOADED))),
        Arguments.of(
            "admission_control",
            new ThrottleSpec.Admission(0.95, 1, 0, 0.8, 30 * SECOND, serverErrors)),
        Arguments.of(
            "{admission_control: {sr_threshold: 90%, aggression: 1.5, rps_threshold: 5/s,"
                + " max_rejection_probability: 70%, sampling_window: 1m, failures: [error]}}",
            new ThrottleSpec.Admission(0.9, 1.5, 5, 0.7, 60 * SECOND, Outcomes.of(Status.ERROR))));
  }

  private static Outcomes codes(int first, int last) {
    return Outcomes.ofCodes(first, last);
  }

  static List<Arguments> outcomes() {
    return List.of(
        Arguments.of("503", codes(503, 503)),
        Arguments.of("500-504", codes(500, 504)),
        Arguments.of(
            "[rate_limited, 503, 520-599]",
            Outcomes.of(Status.RATE_LIMITED).and(codes(503, 503)).and(codes(520, 599))),
        Arguments.of(
            "[own_refusals, 429]",
            Outcomes.of(
                    Status.BREAKER_OPEN,
                    Status.LIMIT_REACHED,
                    Status.SHED,
                    Status.NO_ENDPOINT,
                    Status.THROTTLED)
                .and(codes(429, 429))));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void on_mixesWordsAndCodes(String text, Outcomes expected) {
    assertThat(((RetrySpec) policy("{retry: {on: %s}}".formatted(text))).on()).isEqualTo(expected);
    CircuitBreakerSpec breaker =
        (CircuitBreakerSpec)
            policy("{circuit_breaker: {record: %s, ignore: 400-499}}".formatted(text));
    assertThat(breaker.recorded()).isEqualTo(expected);
    assertThat(breaker.ignored()).isEqualTo(codes(400, 499));
  }

  @Test
  void breaker_recordsEveryFailureAndIgnoresNone() {
    assertThat(policy("circuit_breaker")).isEqualTo(CircuitBreakerSpec.DEFAULT);
    assertThat(CircuitBreakerSpec.DEFAULT.recorded()).isEqualTo(Outcomes.FAILURES);
    assertThat(CircuitBreakerSpec.DEFAULT.ignored()).isEqualTo(Outcomes.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "200, is not the HTTP status of an error",
    "600, is not the HTTP status of an error",
    "399-500, is not the HTTP status of an error",
    "504-500, is an empty range",
    "5xx, is not an HTTP status"
  })
  void code_outOfRange_isAnError(String text, String complaint) {
    assertThat(reading("{retry: {on: [%s]}}".formatted(text)).rendered()).contains(complaint);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void policy_isWhatItSays(String text, PolicySpec expected) {
    assertThat(policy(text)).isEqualTo(expected);
  }

  static List<Arguments> budgets() {
    return List.of(
        Arguments.of("envoy", new BudgetSpec.Envoy(0.2, 3)),
        Arguments.of(
            "{envoy: {budget_percent: 5%, min_retry_concurrency: 0}}",
            new BudgetSpec.Envoy(0.05, 0)),
        Arguments.of("{grpc: {max_tokens: 100, token_ratio: 0.5}}", new BudgetSpec.Grpc(100, 0.5)),
        Arguments.of("finagle", new BudgetSpec.Finagle(10 * SECOND, 10, 0.2)),
        Arguments.of(
            "{finagle: {ttl: 30s, min_retries_per_sec: 0.5, percent_can_retry: 10%}}",
            new BudgetSpec.Finagle(30 * SECOND, 0.5, 0.1)),
        Arguments.of("aws", BudgetSpec.Aws.SINCE_2026),
        Arguments.of("{aws: {rules: before_2026}}", BudgetSpec.Aws.BEFORE_2026),
        Arguments.of(
            "{aws: {rules: before_2026, capacity: 100, cost: 1, timeout_cost: 2,"
                + " throttling_cost: 0}}",
            new BudgetSpec.Aws(100, 1, 2, 0)),
        Arguments.of("ratio", new BudgetSpec.Ratio(0.1, 120 * SECOND)),
        Arguments.of("{ratio: {share: 5%, window: 10s}}", new BudgetSpec.Ratio(0.05, 10 * SECOND)),
        Arguments.of("bucket", new BudgetSpec.Bucket(0.1, 10, FilledBy.START)),
        Arguments.of(
            "{bucket: {fill: 0.2, capacity: 1k, filled_by: success}}",
            new BudgetSpec.Bucket(0.2, 1000, FilledBy.SUCCESS)));
  }

  @ParameterizedTest
  @MethodSource("budgets")
  void budget_isWhatItSays(String text, BudgetSpec expected) {
    assertThat(((RetrySpec) policy("{retry: {budget: %s}}".formatted(text))).budget())
        .isEqualTo(expected);
  }

  @Test
  void retryAfter_canBeAFloorOrHaveAJitter() {
    assertThat(retryAfter("{use: floor, most_over: 5s}"))
        .isEqualTo(
            new RetryAfterSpec(
                RetryAfterSpec.Use.FLOOR,
                60 * SECOND,
                RetryAfterSpec.Beyond.BACKOFF,
                new Jitter.None(),
                5 * SECOND));
    assertThat(retryAfter("{max: 300s, jitter: {stretch: 50%}}"))
        .isEqualTo(
            new RetryAfterSpec(
                RetryAfterSpec.Use.REPLACE,
                300 * SECOND,
                RetryAfterSpec.Beyond.BACKOFF,
                new Jitter.Stretch(0.5),
                RetryAfterSpec.UNBOUNDED));
  }

  private static RetryAfterSpec retryAfter(String text) {
    return ((RetrySpec) policy("{retry: {retry_after: %s}}".formatted(text))).retryAfter();
  }

  @Test
  void on_takesGroups() {
    assertThat(((RetrySpec) policy("{retry: {on: provider_errors}}")).on())
        .isEqualTo(RetrySpec.WORTH_RETRYING);
    assertThat(((RetrySpec) policy("{retry: {on: [own_refusals, error]}}")).on().statuses())
        .containsExactlyInAnyOrder(
            Status.BREAKER_OPEN,
            Status.LIMIT_REACHED,
            Status.SHED,
            Status.NO_ENDPOINT,
            Status.THROTTLED,
            Status.ERROR);
  }

  @Test
  void breaker_canStayOpenLongerEachTime() {
    CircuitBreakerSpec breaker =
        (CircuitBreakerSpec)
            policy(
                "{circuit_breaker: {wait_duration_in_open_state: 5s, enable_exponential_backoff:"
                    + " true, exponential_max_wait_duration_in_open_state: 60s}}");
    assertThat(breaker.openMultiplier()).isEqualTo(1.5);
    assertThat(breaker.maxWaitInOpenNanos()).isEqualTo(60 * SECOND);
    CircuitBreakerSpec plain =
        (CircuitBreakerSpec) policy("{circuit_breaker: {wait_duration_in_open_state: 5s}}");
    assertThat(plain.openMultiplier()).isEqualTo(1);
    assertThat(plain.maxWaitInOpenNanos()).isEqualTo(5 * SECOND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{deadline: {total: 2s, least: 2s}}|least",
        "deadline|'deadline' needs a value",
        "{timeout: {}}|needs a time",
        "{shadow: {provider: north}}|unknown provider 'north'",
        "{shadow: {share: 10%}}|missing key 'provider'",
        "{timeout: {first_token: 0s}}|first_token",
        "{timeout: {idle: 5s}}|unknown key 'idle'",
        "{hedge: {delay: 1s, commit: first}}|is not one of the choices",
        "{hedge: {}}|needs exactly one of delay, percentile",
        "{hedge: {delay: 1s, percentile: 95%}}|needs exactly one of delay, percentile",
        "{hedge: {delay: 1s, at_least: 1s}}|unknown key 'at_least'",
        "{hedge: {percentile: 100%}}|must be at least 50% and below 100%",
        "{hedge: {delay: 1s, max_attempts: 6}}|must be from 2 to 5",
        "{rate_limit: {}}|missing key 'limit'",
        "{rate_limit: {limit: 5, algorithm: fixed_window, burst: 5}}|a fixed window has no burst",
        "{rate_limit: {limit: 1, per: 1d, burst: 1M}}|must be at most",
        "{retry: {budget: envy}}|unknown budget 'envy'",
        "{retry: {budget: {grpc: {max_tokens: 0}}}}|must be from 1 to 1000",
        "{retry: {retry_after: {most_over: 5s}}}|most_over needs 'use: floor'",
        "{retry: {retry_after: {jitter: full}}}|must be none, stretch or additive",
        "{admission_control: {sr_threshold: 0%}}|must be at least 1%"
      })
  void mistakes_areExplained(String policy, String complaint) {
    assertThat(reading(policy).rendered()).contains("error").contains(complaint);
  }

  @Test
  void hedgesBesideRetries_areWarnedOf() {
    assertThat(reading("{retry: {max_retries: 2}}, {hedge: {delay: 1s}}").rendered())
        .contains("warning")
        .contains("has hedges beside retries or hedges: up to 6 calls for one request");
  }

  @Test
  void throttled_canLeadToAnotherRung() {
    assertThat(
            Reading.of(
                    """
                    apiVersion: stampede/v1
                    name: x
                    duration: 1h
                    demand: {a: {arrivals: {rate: 1/s}}}
                    providers:
                      p: {engine: {servers: 9, service: 1s}}
                      q: {engine: {servers: 9, service: 1s}}
                    architectures:
                      with: {chain: [{rate_limit: {limit: 1}}], ladder: [p, {provider: {name: q, when: throttled}}]}
                      without: {ladder: [p, {provider: {name: q, when: throttled}}]}
                    """)
                .rendered())
        .contains("architectures.without.ladder[1]")
        .contains("it takes a throttle or rate limit in the chain")
        .doesNotContain("architectures.with.ladder");
  }

  /** Neither may reach a spec's own check. */
  @Test
  void valuesThatCannotBeRead_areOneErrorEach() {
    assertThat(
            new String[] {
              "{hedge: {percentile: p95}}", "{shed: {max_concurrent: 10, up_to: {5 40%}}}"
            })
        .allSatisfy(
            element ->
                assertThat(
                        Reading.of(
                                """
                                apiVersion: stampede/v1
                                name: small
                                duration: 1m
                                demand: {chat: {arrivals: {rate: 1/s}}}
                                providers: {pool: {engine: {servers: 9, service: 1s}}}
                                architectures: {one: {chain: [%s], ladder: [pool]}}
                                """
                                    .formatted(element))
                            .rendered())
                    .contains("scenario.yaml:6:")
                    .contains("error: "));
  }
}
