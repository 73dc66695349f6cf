package dev.stampede.scenarios.language;

import static dev.stampede.scenarios.language.Grammar.engine;
import static dev.stampede.scenarios.language.Grammar.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Uniform;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.BatchingSpec.Disaggregation;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;
import dev.stampede.models.batching.Routing.Policy;
import dev.stampede.models.batching.StepCost;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.BatchingEngineSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.NodesSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.server.SlowdownSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.scenarios.language.provider.EnginePresets;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form of an engine. */
class EngineGrammarTest {
  private static final long SECOND = 1_000_000_000L;

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

  private static NodesSpec nodes(MemorySpec memory, RefusalsSpec refusals, Balancing balancing) {
    boolean plain = balancing == Balancing.LEAST_LOADED;
    return new NodesSpec(
        20,
        new Constant(4),
        200,
        plain ? 0 : 7,
        memory,
        plain ? 10 * SECOND : 5 * SECOND,
        new Uniform(30, 120),
        plain
            ? new CrashLoopSpec(10 * SECOND, 300 * SECOND, 600 * SECOND)
            : new CrashLoopSpec(0, 0, 60 * SECOND),
        balancing,
        refusals,
        plain ? 20 : 15);
  }

  @Test
  void nodes_withAllByDefault_andWithAllSaid() {
    String restart = "restart: {dist: uniform, min: 30s, max: 120s}";
    NodesSpec plain =
        nodes(
            new MemorySpec(0, 40_000_000, 0, 8_000_000_000L),
            new RefusalsSpec(502, 502, 503),
            Balancing.LEAST_LOADED);
    String keys =
        "service: 4s, places: 200, memory: {per_call: 40MB, limit: 8GB}, %s".formatted(restart);
    assertThat(engine("{nodes: 20, %s}".formatted(keys))).isEqualTo(plain);
    assertThat(engine("{nodes: {count: 20, %s}}".formatted(keys))).isEqualTo(plain);
    assertThat(
            engine(
                "{nodes: 20, service: 4s, places: 200, queue_limit: 7, memory: {base: 2GiB,"
                    + " per_call: 1MB, per_token: 2KB, limit: 8GB}, readiness: {every: 5s}, "
                    + restart
                    + ", crash_loop: {initial: 0s, max: 0s, reset: 1m}, balancing: power_of_two,"
                    + " on_death: cut, unreachable: 504, none_left: 529, needed: 15}"))
        .isEqualTo(
            nodes(
                new MemorySpec(2L << 30, 1_000_000, 2_000, 8_000_000_000L),
                new RefusalsSpec(RefusalsSpec.CUT, 504, 529),
                Balancing.POWER_OF_TWO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count: 0 | 1 | '{per_call: 1MB, limit: 8MB}' | count",
        "count: 2 | 0 | '{per_call: 1MB, limit: 8MB}' | places",
        "count: 2 | 1 | '{base: 8MB, per_call: 1MB, limit: 8MB}' | must be above base",
        "count: 2 | 1 | '{per_call: 9MB, limit: 8MB}' | must fit between base and limit",
        "count: 2 | 1 | '{limit: 8MB}' | must be positive",
        "count: 2 | 1 | '{per_call: 1MB}' | limit",
        "count: 2 | 1 | '{per_call: 1, limit: 8MB}' | did you mean '1MB'?"
      })
  void nodes_thatMakeNoSense_areRefused(
      String count, String places, String memory, String complaint) {
    String nodes =
        "{nodes: {%s, service: 1s, places: %s, memory: %s, restart: 1m}}"
            .formatted(count, places, memory);
    Reading reading = Reading.of(text(nodes, "[]", "[north]", ""));
    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.rendered()).contains(complaint).contains("scenario.yaml:8:");
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
  void engineOfKind(String text, EngineSpec expected) {
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
}
