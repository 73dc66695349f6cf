package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.engine.random.Distribution.Pareto;
import dev.stampede.engine.random.Distribution.Uniform;
import dev.stampede.engine.random.Distribution.Weibull;
import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.BatchingSpec.Disaggregation;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;
import dev.stampede.models.batching.Routing.Policy;
import dev.stampede.models.batching.StepCost;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.BatchingEngineSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.server.SlowdownSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.provider.EnginePresets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form that a scenario may use, one at a time. */
class ScenarioGrammarTest {
  private static final long SECOND = 1_000_000_000L;

  private static String text(String engine, String chain, String ladder, String more) {
    return """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand:
          chat:
            arrivals: {rate: 1/s}
        providers:
          north: {engine: %s, quota: {rpm: 1k}}
          south: {engine: {servers: 10, service: 1s}}
        architectures:
          single: {chain: %s, ladder: %s}
        %s
        """
        .formatted(engine, chain, ladder, more);
  }

  private static EngineSpec engine(String text) {
    return Reading.of(text(text, "[]", "[north]", ""))
        .scenario()
        .trial()
        .providers()
        .get(0)
        .engine();
  }

  private static Distribution service(String text) {
    return ((ServersSpec) engine("{servers: 9, service: %s, queue_limit: 1}".formatted(text)))
        .service();
  }

  private static PolicySpec policy(String text) {
    return Reading.of(text("{servers: 9, service: 1s}", "[" + text + "]", "[north]", ""))
        .scenario()
        .trial()
        .architectures()
        .get(0)
        .chain()
        .get(0);
  }

  private static RungSpec second(String text) {
    return Reading.of(
            text("{servers: 9, service: 1s}", "[{timeout: 9s}]", "[north, " + text + "]", ""))
        .scenario()
        .trial()
        .architectures()
        .get(0)
        .ladder()
        .get(1);
  }

  static Stream<Arguments> distributions() {
    return Stream.of(
        Arguments.of("8s", new Constant(8)),
        Arguments.of("{dist: constant, value: 250ms}", new Constant(0.25)),
        Arguments.of("{dist: exponential, mean: 3m}", new Exponential(180)),
        Arguments.of("{dist: uniform, min: 1s, max: 2s}", new Uniform(1, 2)),
        Arguments.of("{dist: lognormal, p50: 1s, p90: 4s}", Lognormal.ofPercentiles(1, 0.9, 4)),
        Arguments.of("{dist: lognormal, p50: 1s, p95: 4s}", Lognormal.ofPercentiles(1, 0.95, 4)),
        Arguments.of("{dist: lognormal, p50: 1s, p99: 4s}", Lognormal.ofPercentiles(1, 0.99, 4)),
        Arguments.of("{dist: lognormal, mean: 1s, cv: 0.5}", Lognormal.ofMean(1, 0.5)),
        Arguments.of("{dist: weibull, shape: 0.7, scale: 2s}", new Weibull(0.7, 2)),
        Arguments.of("{dist: pareto, shape: 1.5, min: 100ms}", new Pareto(1.5, 0.1)));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void distribution(String text, Distribution expected) {
    assertThat(service(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{dist: lognormal, p50: 1s} | a lognormal needs p50 and one of p90, p95 and p99, or mean and cv",
        "{dist: lognormal, p50: 1s, p90: 2s, p99: 3s} | a lognormal needs p50 and one of",
        "{dist: lognormal, mean: 1s} | missing key 'cv' in providers.north.engine.service",
        "{dist: lognormal, mean: 1s, cv: 1, p50: 1s} | unknown key 'p50'",
        "{dist: lognormal, p50: 4s, p99: 2s} | service.p99 (2s) must be at least p50 (4.0)",
        "{dist: lognorml, p50: 4s} | service.dist (lognorml) is not one of the choices",
        "{mean: 4s} | missing key 'dist' in providers.north.engine.service",
        "{dist: uniform, min: 4s, max: 3s} | service.max (3s) must be at least min (4.0)",
        "{dist: weibull, shape: 0, scale: 3s} | service.shape (0) must be positive",
        "[1s] | providers.north.engine.service (a list) must be a single value"
      })
  void brokenDistribution(String text, String complaint) {
    String all = text("{servers: 9, service: %s}".formatted(text), "[]", "[north]", "");
    String rendered = Reading.of(all).rendered();
    assertThat(rendered).contains(complaint);
    assertThat(rendered.split(": error: ", -1)).hasSize(2);
  }

  static Stream<Arguments> batchingEngines() {
    StepCost frontier = new StepCost(0.008, 0.0124, 256, 8, 1.85e-4, 0, 3.8e-5, 0);
    long noBound = ReplicaSpec.UNBOUNDED_TOKENS;
    ReplicaSpec moe = new ReplicaSpec(frontier, 256, 8192, noBound, 195_000_000);
    ReplicaSpec odd =
        new ReplicaSpec(StepCost.dense(0.009, 4.5e-6, 4.9e-8, 2e-5, 5.1e-10), 100, 2048, 41_408, 0);
    String oddText =
        "preset: small-8b, alpha: 9ms, epsilon: 0.51ns, max_num_seqs: 100,"
            + " max_num_batched_tokens: 2048, kv_capacity_tokens: 41408, t_front: 0s";
    return Stream.of(
        Arguments.of(
            "{preset: frontier-moe, replicas: 12}",
            batching(Detail.LEAPS, moe, 12, EngineSpec.UNBOUNDED, false, Routing.POOLED, null)),
        Arguments.of(
            "{batching: {%s, queue_limit: 9, discipline: priority}}".formatted(oddText),
            batching(Detail.LEAPS, odd, 1, 9, true, Routing.POOLED, null)),
        Arguments.of(
            "{steps: {preset: frontier-moe}}",
            batching(Detail.STEPS, moe, 1, EngineSpec.UNBOUNDED, false, Routing.POOLED, null)),
        Arguments.of(
            "{steps: {preset: frontier-moe, replicas: 2}}",
            batching(
                Detail.STEPS,
                moe,
                2,
                EngineSpec.UNBOUNDED,
                false,
                new Routing(Policy.LEAST_LOADED, 0, 1),
                null)),
        Arguments.of(
            "{preset: frontier-moe, replicas: 8, routing: {power_of_two: {staleness: 2s}}}",
            batching(
                Detail.LEAPS,
                moe,
                8,
                EngineSpec.UNBOUNDED,
                false,
                new Routing(Policy.POWER_OF_TWO, 2 * SECOND, 1),
                null)),
        Arguments.of(
            "{preset: frontier-moe, replicas: 8, routing: {prefix_affinity: {prefixes: 40}}}",
            batching(
                Detail.LEAPS,
                moe,
                8,
                EngineSpec.UNBOUNDED,
                false,
                new Routing(Policy.PREFIX_AFFINITY, 0, 40),
                null)),
        Arguments.of(
            "{preset: frontier-moe, disaggregated: {prefill_replicas: 2, decode_replicas: 5,"
                + " kv_transfer: {setup: 1ms, per_token: 8us}}}",
            batching(
                Detail.LEAPS,
                moe,
                7,
                EngineSpec.UNBOUNDED,
                false,
                Routing.POOLED,
                new Disaggregation(2, 1_000_000, 8000))));
  }

  private static EngineSpec batching(
      Detail detail,
      ReplicaSpec replica,
      int replicas,
      int queueLimit,
      boolean byPriority,
      Routing routing,
      @Nullable Disaggregation disaggregation) {
    return new BatchingEngineSpec(
        new BatchingSpec(
            detail, replica, replicas, queueLimit, byPriority, routing, disaggregation));
  }

  @ParameterizedTest
  @MethodSource("batchingEngines")
  void batchingEngine(String text, EngineSpec expected) {
    assertThat(engine(text)).isEqualTo(expected);
  }

  @Test
  void presets_haveADateAndASource_andAreComplete() {
    EnginePresets presets = EnginePresets.read();
    assertThat(presets.names()).hasSizeGreaterThan(3);
    for (String name : presets.names()) {
      assertThat(LocalDate.parse(presets.note(name, "as_of"))).isAfter(LocalDate.of(2026, 1, 1));
      assertThat(presets.note(name, "source")).contains("; ");
      BatchingEngineSpec engine = (BatchingEngineSpec) engine("{preset: " + name + "}");
      assertThat(engine.batching().replica().cost().alpha()).isPositive();
    }
  }

  static Stream<Arguments> engines() {
    Constant second = new Constant(1);
    int unbounded = EngineSpec.UNBOUNDED;
    return Stream.of(
        Arguments.of(
            "{servers: 1k, service: 1s}",
            new ServersSpec(1000, second, unbounded, Discipline.FIFO, null)),
        Arguments.of(
            "{servers: {servers: 10, service: 1s, queue_limit: 0, discipline: lifo, patience: 9s}}",
            new ServersSpec(10, second, 0, Discipline.LIFO, new Constant(9))),
        Arguments.of(
            "{servers: {servers: 10, service: 1s, queue_limit: unlimited}}",
            new ServersSpec(10, second, unbounded, Discipline.FIFO, null)),
        Arguments.of("{sharing: {service: 1s}}", new SharingSpec(1, second, unbounded)),
        Arguments.of(
            "{sharing: {capacity: 2.5, service: 1s, limit: 64}}", new SharingSpec(2.5, second, 64)),
        Arguments.of("{sharing: 2.5, service: 1s, limit: 64}", new SharingSpec(2.5, second, 64)),
        Arguments.of(
            "{tokens: {concurrency: 4, first_token: 1s, tokens_per_second: 70/s}}",
            new TokensSpec(4, second, new Constant(70), unbounded, Discipline.FIFO)),
        Arguments.of(
            "{tokens: 4, first_token: 1s, tokens_per_second: {dist: uniform, min: 50/s, max: 90/s},"
                + " queue_limit: 9, discipline: priority}",
            new TokensSpec(4, second, new Uniform(50, 90), 9, Discipline.PRIORITY)),
        Arguments.of(
            "{tokens: 4, first_token: 1s, tokens_per_second: 70/s,"
                + " slows_at_full: {first_token: 3x, speed: 0.5x}}",
            new TokensSpec(
                4,
                second,
                new Constant(70),
                unbounded,
                Discipline.FIFO,
                new SlowdownSpec(3, 0.5))));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void engine(String text, EngineSpec expected) {
    assertThat(engine(text)).isEqualTo(expected);
  }

  @Test
  void standingStream_isRejected() {
    assertThat(
            Reading.of(
                    text(
                        "{tokens: 4, first_token: 1s, tokens_per_second: 0/s}",
                        "[]",
                        "[north]",
                        ""))
                .rendered())
        .contains("providers.north.engine.tokens_per_second (0/s) must be positive");
  }

  @Test
  void quota_hasDefaults_andRejectsWhatNoBucketHolds() {
    assertThat(
            Reading.of(text("{servers: 9, service: 1s}", "[]", "[north]", ""))
                .scenario()
                .trial()
                .providers()
                .get(0)
                .quota())
        .isEqualTo(
            new QuotaSpec(
                1000,
                QuotaSpec.UNLIMITED,
                QuotaSpec.UNLIMITED,
                QuotaSpec.OutputCharge.METERED,
                60 * SECOND));
    String huge =
        text("{servers: 9, service: 1s}", "[]", "[north]", "").replace("1k", "999999999937");
    assertThat(Reading.of(huge).rendered()).contains("error: providers.north.quota: burst (");
  }

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

  @Test
  void rungs_sayWhenAndHow() {
    assertThat(second("south")).isEqualTo(new ProviderRungSpec("south", RungSpec.ANY, false));
    assertThat(second("{provider: south}"))
        .isEqualTo(new ProviderRungSpec("south", RungSpec.ANY, false));
    assertThat(
            second(
                "{provider: {name: south, when: [timeout, rate_limited],"
                    + " after_first_token: restart}}"))
        .isEqualTo(
            new ProviderRungSpec("south", Outcomes.of(Status.TIMEOUT, Status.RATE_LIMITED), true));
    assertThat(second("{cache: {hit: 34%, quality: 60%, latency: 1ms, when: timeout}}"))
        .isEqualTo(new CacheRungSpec(0.34, 0.6, 1_000_000, Outcomes.of(Status.TIMEOUT), false));
  }

  @Test
  void replicas_areOneUnlessSaid_andInherited() {
    Reading reading =
        Reading.of(
            text("{servers: 9, service: 1s}", "[]", "[north]", "")
                + "  many: {extends: single, replicas: 64}\n  more: {extends: many, chain: []}\n");
    assertThat(reading.scenario().trial().architectures())
        .extracting(a -> a.replicas())
        .containsExactly(1, 64, 64);
  }

  @Test
  void secondDeskOfOneName_isRejected() {
    String desk = "{human: {agents: 2, handle: 4m, max_queue: 9}}";
    assertThat(
            Reading.of(text("{servers: 9, service: 1s}", "[]", "[%1$s, %1$s]".formatted(desk), ""))
                .rendered())
        .contains("error: an architecture has two desks called 'human'");
  }

  @Test
  void numberOfSurges_isBounded() {
    String surge = "{at: 1m, peak: 2x, hold: 1s}, ";
    String all =
        text("{servers: 9, service: 1s}", "[]", "[north]", "")
            .replace("rate: 1/s", "rate: 1/s, surges: [%s]".formatted(surge.repeat(1_001)));
    assertThat(Reading.of(all).rendered())
        .contains("demand.chat.arrivals.surges (a list) must have at most 1000 surges");
  }

  @Test
  void architectures_inheritFromEachOther_mistakesAreSaidOnce() {
    String all =
        text("{servers: 9, service: 1s}", "[{retry: {max: 3}}]", "[noth]", "")
            .replace("architectures:", "architectures:\n  other: {extends: single}");
    assertThat(Reading.of(all).rendered().split(": error: ", -1)).hasSize(3);
  }

  @Test
  void hash_isOfTheFileAndTheSettings(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("empty.txt");
    Files.writeString(file, text("{servers: 9, service: 1s}", "[]", "[north]", ""));
    String all = Files.readString(file);
    String plain = Reading.of(all).scenario().sha256();
    assertThat(plain).hasSize(64).matches("[0-9a-f]+");
    assertThat(new Reading(all, directory, "seed=1").scenario().sha256()).isNotEqualTo(plain);
    assertThat(new Reading(all, directory, "seed=-7").scenario().seed()).isEqualTo(-7);
    assertThat(Reading.of(all + "# more\n").scenario().sha256()).isNotEqualTo(plain);
  }

  @Test
  void paths_areRelativeToTheFile_thoseOfSettingsToTheWorkingDirectory(@TempDir Path directory)
      throws IOException {
    String trace = "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.97,4808,10\n";
    Files.writeString(directory.resolve("a.csv"), trace);
    String all =
        text("{servers: 9, service: 1s}", "[]", "[north]", "")
            .replace("{rate: 1/s}", "{trace: a.csv}");
    new Reading(all, directory).complains();
    new Reading(all, directory, "demand.chat.arrivals.trace=no-such.csv")
        .complains(
            "--set demand.chat.arrivals.trace=no-such.csv:1:28: error: demand.chat.arrivals.trace:"
                + " cannot read no-such.csv: there is no such file",
            "    demand.chat.arrivals.trace=no-such.csv",
            "                               ^");
  }

  @Test
  void traces_areCheckedWithTheScenario(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("a.csv"),
        """
        TIMESTAMP,ContextTokens,GeneratedTokens
        2023-11-16 18:00:00,4808,10
        2023-11-16 20:00:00,4808,10
        2023-11-16 20:00:01,-1,10
        """);
    String all =
        text("{servers: 9, service: 1s}", "[]", "[north]", "")
            .replace("{rate: 1/s}", "{trace: a.csv, speed: 2x}\n    request: {input_tokens: 9}");
    new Reading(all, directory)
        .complains(
            "scenario.yaml:6:23: error: demand.chat.arrivals.trace: %s:4: ContextTokens (-1) must be"
                    .formatted(directory.resolve("a.csv"))
                + " a whole number from 0 to 1000000000",
            "    arrivals: {trace: a.csv, speed: 2x}",
            "                      ^",
            "scenario.yaml:7:29: error: demand.chat.request.input_tokens is given, but a trace"
                + " brings its own tokens",
            "    request: {input_tokens: 9}",
            "                            ^",
            "  help: leave it out");
    Files.writeString(
        directory.resolve("a.csv"),
        Files.readString(directory.resolve("a.csv")).replace(",-1,", ",1,"));
    Reading late = new Reading(all.replace("input_tokens: 9", "max_tokens: 9"), directory);
    assertThat(late.scenario().warnings())
        .containsExactly(
            "demand.chat.arrivals.trace: 2 of 3 rows come after the end of the run and are not counted");
  }
}
