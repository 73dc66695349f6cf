package dev.stampede.scenarios.language.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StoreSpec;
import dev.stampede.models.queue.DelayControlSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.Order;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.limit.LimitSpec;
import dev.stampede.models.resilience.limit.LimitSpec.Aimd;
import dev.stampede.models.resilience.limit.LimitSpec.EnvoyGradient;
import dev.stampede.models.resilience.limit.LimitSpec.Gradient2;
import dev.stampede.models.resilience.limit.LimitSpec.Vegas;
import dev.stampede.models.resilience.limit.LimiterSpec;
import dev.stampede.models.resilience.limit.LimiterSpec.Room;
import dev.stampede.models.resilience.limit.LimiterSpec.Signal;
import dev.stampede.models.resilience.limit.ShareSpec;
import dev.stampede.models.resilience.limit.WindowSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.routing.CooldownSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.routing.OutlierSpec;
import dev.stampede.models.routing.PassiveHealthSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.routing.PoolSpec.Routing;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.Reading;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits, queues, pools and warming caches, as a scenario writes them. */
class LimitAndPoolGrammarTest {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1000 * MILLI;
  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  private static String text(String discipline, String chain, String ladder) {
    return """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand:
          chat: {arrivals: {rate: 1/s}}
        providers:
          north: {engine: {servers: 9, service: 1s, queue_limit: 9, discipline: %s}}
          south: {engine: {servers: 10, service: 1s}}
        architectures:
          single: {chain: [%s], ladder: [%s]}
        """
        .formatted(discipline, chain, ladder);
  }

  private static ArchitectureSpec architecture(String chain, String ladder) {
    return Reading.of(text("fifo", chain, ladder)).scenario().trial().architectures().get(0);
  }

  private static PolicySpec policy(String text) {
    return architecture(text, "north").chain().get(0);
  }

  private static RungSpec rung(String text) {
    return architecture("", text).ladder().get(0);
  }

  static Stream<Arguments> disciplines() {
    return Stream.of(
        Arguments.of("fair", Discipline.of(Order.FAIR)),
        Arguments.of("{order: lifo}", Discipline.LIFO),
        Arguments.of(
            "{order: adaptive_lifo, standing: 2s, drop_abandoned: true}",
            new Discipline(Order.ADAPTIVE_LIFO, 2 * SECOND, null, true)),
        Arguments.of(
            "{drop: {codel: {}}}",
            new Discipline(Order.FIFO, 100 * MILLI, DelayControlSpec.CoDel.RFC_8289, false)),
        Arguments.of(
            "{drop: {least_delay: {target: 1s, interval: 5s}}}",
            new Discipline(
                Order.FIFO,
                100 * MILLI,
                new DelayControlSpec.LeastDelay(SECOND, 5 * SECOND),
                false)),
        Arguments.of(
            "{drop: standing_queue}",
            new Discipline(
                Order.FIFO, 100 * MILLI, DelayControlSpec.StandingQueue.FAIL_AT_SCALE, false)));
  }

  @ParameterizedTest
  @MethodSource("disciplines")
  void discipline(String text, Discipline expected) {
    assertThat(
            Reading.of(text(text, "", "north"))
                .scenario()
                .trial()
                .providers()
                .get(0)
                .engine()
                .discipline())
        .isEqualTo(expected);
  }

  static Stream<Arguments> limiters() {
    WindowSpec window = new WindowSpec(2 * SECOND, 4 * SECOND, 20, MILLI);
    return Stream.of(
        Arguments.of("bulkhead", LimiterSpec.fixed(25, null, null)),
        Arguments.of(
            "{bulkhead: {max_concurrent: 9, max_wait: 2s, max_queue: 50, discipline: lifo}}",
            LimiterSpec.fixed(9, new Room(50, 2 * SECOND, Discipline.LIFO), null)),
        Arguments.of(
            "{bulkhead: {max_wait: 2s}}",
            LimiterSpec.fixed(25, new Room(ANY_NUMBER, 2 * SECOND, Discipline.FIFO), null)),
        Arguments.of(
            "{shed: {max_concurrent: 9, up_to: {0: 40%, 5: 100%}}}",
            LimiterSpec.fixed(
                9, null, new ShareSpec(ShareSpec.Rule.UP_TO, List.of(0, 5), List.of(0.4, 1.0)))),
        Arguments.of(
            "{shed: {max_concurrent: 9, guaranteed: {0: 40%, 5: 60%}}}",
            LimiterSpec.fixed(
                9,
                null,
                new ShareSpec(ShareSpec.Rule.GUARANTEED, List.of(0, 5), List.of(0.4, 0.6)))),
        limit("gradient2: {}", Gradient2.DEFAULT),
        limit(
            "gradient2: {initial_limit: 30, min_limit: 10, max_limit: 90, smoothing: 0.5,"
                + " queue_size: 8, long_window: 100, rtt_tolerance: 2x, windowed: true}",
            new Gradient2(30, 10, 90, 0.5, 8, 100, 2, WindowSpec.DEFAULT)),
        limit(
            "vegas: {initial_limit: 30, max_limit: 90, smoothing: 0.5, probe_multiplier: 9,"
                + " windowed: {min_window_time: 2s, max_window_time: 4s, window_size: 20,"
                + " min_rtt_threshold: 1ms}}",
            new Vegas(30, 90, 0.5, 9, window)),
        limit("aimd: {windowed: false}", Aimd.DEFAULT),
        limit(
            "aimd: {initial_limit: 30, min_limit: 10, max_limit: 90, backoff_ratio: 50%, timeout: 9s}",
            new Aimd(30, 10, 90, 0.5, 9 * SECOND, null)));
  }

  private static Arguments limit(String text, LimitSpec limit) {
    LimiterSpec expected =
        new LimiterSpec(
            limit,
            Signal.COMPLETION,
            Outcomes.of(Status.RATE_LIMITED, Status.OVERLOADED, Status.TIMEOUT),
            Outcomes.of(
                Status.ERROR,
                Status.CUT,
                Status.BREAKER_OPEN,
                Status.LIMIT_REACHED,
                Status.SHED,
                Status.NO_ENDPOINT,
                Status.THROTTLED,
                Status.CACHE_MISS,
                Status.NOT_GOOD_ENOUGH,
                Status.GAVE_UP,
                Status.QUOTA_EXHAUSTED),
            null,
            null);
    return Arguments.of("{adaptive_limit: {%s}}".formatted(text), expected);
  }

  @ParameterizedTest
  @MethodSource("limiters")
  void limiter(String text, LimiterSpec expected) {
    assertThat(policy(text)).isEqualTo(expected);
  }

  @Test
  void envoysGradient_looksAtEverything() {
    assertThat(policy("{adaptive_limit: {envoy_gradient: {}}}"))
        .isEqualTo(
            new LimiterSpec(
                EnvoyGradient.DEFAULT,
                Signal.COMPLETION,
                Outcomes.NONE,
                Outcomes.NONE,
                null,
                null));
    assertThat(
            policy(
                "{adaptive_limit: {envoy_gradient: {min_limit: 9, max_limit: 90,"
                    + " concurrency_update_interval: 2s, sample_aggregate_percentile: 90%,"
                    + " min_rtt_interval: 2m, request_count: 20, jitter: 5%, buffer: 50%},"
                    + " signal: first_token, dropped: timeout, ignored: [error, cut],"
                    + " max_wait: 1s, max_queue: 5}}"))
        .isEqualTo(
            new LimiterSpec(
                new EnvoyGradient(9, 90, 2 * SECOND, 0.9, 120 * SECOND, 20, 0.05, 0.5),
                Signal.FIRST_TOKEN,
                Outcomes.of(Status.TIMEOUT),
                Outcomes.of(Status.ERROR, Status.CUT),
                new Room(5, SECOND, Discipline.FIFO),
                null));
  }

  @Test
  void pool_hasDefaults() {
    assertThat(rung("{pool: {endpoints: [north, south]}}"))
        .isEqualTo(
            new PoolRungSpec(
                new PoolSpec(
                    List.of(EndpointSpec.of("north"), EndpointSpec.of("south")),
                    Routing.WEIGHTED,
                    0,
                    1.4,
                    0,
                    null,
                    null),
                List.of(),
                RungSpec.ANY,
                false));
  }

  @Test
  void pool_takesEveryKey() {
    assertThat(
            rung(
                "{pool: {endpoints: [north, {name: south, weight: 2, priority: 1, price: 3 USD,"
                    + " rpm: 60, tpm: 10k, timeout: 5s, cooldown_time: 1m, max_retries: 3}],"
                    + " routing: latency, latency_buffer: 10%,"
                    + " overprovisioning: 2x, panic_threshold: 20%, outlier_detection: {},"
                    + " cooldown: {cooldown_time: 9s, retry_after: false, failure_threshold: 20%,"
                    + " minimum_requests: 9, window: 30s}, each: [{timeout: 9s}],"
                    + " after_first_token: restart}}"))
        .isEqualTo(
            new PoolRungSpec(
                new PoolSpec(
                    List.of(
                        EndpointSpec.of("north"),
                        new EndpointSpec(
                            "south",
                            2,
                            1,
                            3,
                            60,
                            10_000,
                            new EndpointSpec.Own(5 * SECOND, 60 * SECOND, 3))),
                    Routing.LATENCY,
                    0.1,
                    2,
                    0.2,
                    OutlierSpec.ENVOY,
                    new CooldownSpec(9 * SECOND, false, 0.2, 9, 30 * SECOND)),
                List.of(new TimeoutSpec(9 * SECOND)),
                RungSpec.ANY,
                true));
  }

  @Test
  void outlierDetection_takesEveryKey_andPanicsAsEnvoy() {
    PoolRungSpec pool =
        (PoolRungSpec)
            rung(
                "{pool: {endpoints: [north], outlier_detection: {consecutive_5xx: 1,"
                    + " consecutive_gateway_failure: 2, interval: 3s, base_ejection_time: 400s,"
                    + " max_ejection_time_jitter: 5s, max_ejection_percent: 6%,"
                    + " always_eject_one_host: true, enforcing_consecutive_5xx: 7%,"
                    + " enforcing_consecutive_gateway_failure: 8%, enforcing_success_rate: 9%,"
                    + " enforcing_failure_percentage: 10%, success_rate_minimum_hosts: 11,"
                    + " success_rate_request_volume: 12, success_rate_stdev_factor: 1300,"
                    + " failure_percentage_threshold: 14%, failure_percentage_minimum_hosts: 15,"
                    + " failure_percentage_request_volume: 16,"
                    + " split_external_local_origin_errors: true,"
                    + " consecutive_local_origin_failure: 17,"
                    + " enforcing_consecutive_local_origin_failure: 18%,"
                    + " enforcing_local_origin_success_rate: 19%,"
                    + " enforcing_failure_percentage_local_origin: 20%}}}");
    assertThat(pool.pool().panicThreshold()).isEqualTo(0.5);
    assertThat(pool.pool().outliers())
        .isEqualTo(
            new OutlierSpec(
                1,
                2,
                3 * SECOND,
                400 * SECOND,
                400 * SECOND,
                5 * SECOND,
                0.06,
                true,
                0.07,
                0.08,
                0.09,
                0.1,
                11,
                12,
                1.3,
                0.14,
                15,
                16,
                new OutlierSpec.LocalOrigin(17, 0.18, 0.19, 0.2)));
  }

  @Test
  void passiveHealth_takesEveryKey_andIsNginxs() {
    PoolRungSpec pool =
        (PoolRungSpec)
            rung(
                "{pool: {endpoints: [north, south], avoid_tried: true, passive_health:"
                    + " {max_fails: 3, fail_timeout: 5s, on: [timeout], empty_status: 500}}}");
    assertThat(pool.pool().passiveHealth())
        .isEqualTo(new PassiveHealthSpec(3, 5 * SECOND, Outcomes.of(Status.TIMEOUT), 500));
    assertThat(pool.pool().avoidsTried()).isTrue();
    assertThat(
            ((PoolRungSpec) rung("{pool: {endpoints: [north], passive_health: {}}}"))
                .pool()
                .passiveHealth())
        .isEqualTo(PassiveHealthSpec.NGINX);
  }

  @Test
  void warmingCache_takesEveryKey() {
    assertThat(
            rung(
                "{warming_cache: {match: semantic, topics: 10k, skew: 0.8, wordings: 5, novel: 20%,"
                    + " ttl: 1h, quality: 0.8, stale_quality: 0.5, latency: 1ms}}"))
        .isEqualTo(
            new StoreSpec(
                StoreSpec.Match.SEMANTIC,
                10_000,
                0.8,
                5,
                0.2,
                3600 * SECOND,
                0.8,
                0.5,
                MILLI,
                RungSpec.ANY,
                false));
    assertThat(rung("{warming_cache: {topics: 10, ttl: 1s, quality: 1}}"))
        .isEqualTo(
            new StoreSpec(
                StoreSpec.Match.EXACT, 10, 1, 1, 0, SECOND, 1, 1, 5 * MILLI, RungSpec.ANY, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{order: lifo, standing: 1s} | standing is for 'order: adaptive_lifo'",
        "{drop: {cdel: {}}} | unknown control 'cdel'",
        "lfo | discipline (lfo) is not one of the choices",
        "{drop: {codel: {target: 0s}}} | target (0s) must be positive",
      })
  void mistakesInDisciplines(String discipline, String complaint) {
    assertOneError(text(discipline, "", "north"), complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{bulkhead: {max_queue: 9}} | has a queue but no max_wait above 0s",
        "{adaptive_limit: {}} | needs an algorithm",
        "{adaptive_limit: {vegas: {}, aimd: {}}} | has more than one algorithm",
        "{adaptive_limit: {vegs: {}}} | unknown key 'vegs'",
        "{adaptive_limit: {aimd: {initial_limit: 9}}} | initial_limit (9) must lie between 20 and 200",
        "{adaptive_limit: {aimd: {}, max_wait: 1s, up_to: {0: 100%}}} | not come with shares",
        "{shed: {max_concurrent: 9}} | needs one of up_to and guaranteed",
        "{shed: {max_concurrent: 9, up_to: {3: 100%}}} | must begin with priority 0",
        "{shed: {max_concurrent: 9, up_to: {0: 100%, 5: 20%}}} | must not give more to the less important",
      })
  void mistakesInChains(String policy, String complaint) {
    assertOneError(text("fifo", policy, "north"), complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{pool: {endpoints: []}} | endpoints is empty",
        "{pool: {endpoints: [nrth]}} | unknown provider 'nrth'",
        "{pool: {endpoints: [{name: north, weight: 0}]}} | weight (0) must be positive",
        "{pool: {endpoints: [north], overprovisioning: 0.5x}} | overprovisioning (0.5x) must be at least 1",
        "{warming_cache: {topics: 9, ttl: 1s, quality: 0.5, stale_quality: 0.6}} | stale_quality (0.6) must lie between 0 and quality",
      })
  void mistakesInLadders(String rung, String complaint) {
    assertOneError(text("fifo", "", rung), complaint);
  }

  private static void assertOneError(String text, String complaint) {
    String rendered = Reading.of(text).rendered();
    assertThat(rendered).contains(complaint);
    assertThat(rendered.split(": error: ", -1)).as(rendered).hasSize(2);
  }
}
