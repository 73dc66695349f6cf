package dev.stampede.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkExecutor;
import dev.stampede.experiments.chunk.ChunkStore;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialFailure;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.models.TrialResult;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.scenarios.Stampede;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an executor promises, on threads of Spark. */
class SparkTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  private static final ScenarioText SHORT =
      ScenarioText.of(
          """
          apiVersion: stampede/v1
          name: small
          duration: 60s
          warmup: 5s
          demand:
            work:
              arrivals: {rate: 8/s}
              tolerance: {deadline: 2s}
          providers:
            one: {engine: {servers: 1, service: {dist: exponential, mean: 100ms}}}
            two: {engine: {servers: 2, service: {dist: exponential, mean: 100ms}}}
          faults: [{id: gone, provider: one, kind: outage, at: 20s, for: 10s}]
          architectures:
            single: {ladder: [one]}
            pair: {chain: [{retry: {max_retries: 2}}], ladder: [two, one]}
          objectives: [work.availability >= 99%]
          """);

  private static final ScenarioText OTHER = SHORT.with(List.of("duration=90s"));

  private static final Plan PLAN =
      new Plan(
          List.of(
              new Variant(SHORT, List.of("pair", "single")), new Variant(OTHER, List.of("pair"))),
          3,
          12);

  private static Spark spark;

  @BeforeAll
  static void connect() throws IOException {
    spark = Spark.connect("local[2]", List.of(), note -> {});
  }

  @AfterAll
  static void leave() {
    spark.close();
  }

  /** Keeps digests, and refuses what comes twice. */
  private static class Digests implements TrialReceiver {

    final Map<TrialKey, Digest> byKey = new TreeMap<>();

    @Override
    public void ended(TrialKey key, TrialResult result) {
      assertThat(byKey.put(key, result.digest())).isNull();
    }

    @Override
    public void progress(double done) {
      assertThat(done).isBetween(0.0, 1.0);
    }
  }

  private static Map<TrialKey, Digest> here() {
    Digests here = new Digests();
    new LocalExecutor(2, Stampede.trialSpecs()).run(PLAN, here, new Cancellation());
    return here.byKey;
  }

  private static Executor inChunksOf(int trials) {
    return new ChunkExecutor(spark, plan -> trials, ChunkStore.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64})
  void everyTrial_endsOnce_asItEndsOnThreads(int trialsOfChunk) {
    Digests there = new Digests();
    inChunksOf(trialsOfChunk).run(PLAN, there, new Cancellation());

    assertThat(there.byKey).isEqualTo(here());
  }

  @Test
  void answers_areThoseOfThreads() {
    Stampede threads = Stampede.onThreads(2, TODAY);
    Plan run = threads.plan(SHORT).withReplications(9);
    Plan counterfactual = threads.counterfactualPlan(SHORT).withReplications(4);
    Stampede cluster = new Stampede(inChunksOf(5), TODAY);

    assertThat(answer(cluster, run)).isEqualTo(answer(threads, run));
    assertThat(answer(cluster, counterfactual)).isEqualTo(answer(threads, counterfactual));
  }

  private static String answer(Stampede stampede, Plan plan) {
    return ReportFormats.json(
            stampede.run(plan, ProgressListener.NOBODY, new Cancellation()).orElseThrow())
        .replaceAll("\"(wallSeconds|eventsPerSecond)\" : [^,\\n]*", "");
  }

  @Test
  void trialThatFails_isToldAsOnThreads_andNoneIsTriedAgain() {
    Plan plan = new Plan(List.of(new Variant(SHORT, List.of("pair", "nowhere"))), 3, 40);

    assertThatExceptionOfType(TrialFailure.class)
        .isThrownBy(() -> inChunksOf(3).run(plan, new Digests(), new Cancellation()))
        .withMessageMatching(
            "replication \\d+ of 'nowhere': java.lang.IllegalArgumentException: there is no"
                + " architecture 'nowhere'")
        .satisfies(failure -> assertThat(failure.key().architecture()).isEqualTo(1));
    assertThat(spark.isBusy()).isFalse();
  }

  @Test
  void scenarioThatCannotBeReadThere_isTold() {
    ScenarioText broken = ScenarioText.of("apiVersion: stampede/v1\n");
    Plan plan = new Plan(List.of(new Variant(broken, List.of("pair"))), 3, 4);

    assertThatExceptionOfType(TrialFailure.class)
        .isThrownBy(() -> inChunksOf(1).run(plan, new Digests(), new Cancellation()))
        .withMessageContaining("missing");
  }

  @Test
  void cancelledRun_endsSoon_andTheNextOneIsNotDisturbed() {
    Plan longer =
        new Plan(
            List.of(new Variant(SHORT.with(List.of("duration=600000s")), List.of("pair"))), 3, 200);
    Cancellation cancellation = new Cancellation();
    Digests there =
        new Digests() {
          @Override
          public void progress(double done) {
            cancellation.request();
          }
        };
    long start = System.nanoTime();
    inChunksOf(1).run(longer, there, cancellation);

    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    assertThat(there.byKey).hasSizeLessThan(200);
    assertThat(spark.isBusy()).isFalse();
    everyTrial_endsOnce_asItEndsOnThreads(7);
  }

  @Test
  void runThatIsCancelledBefore_doesNothing() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    Digests there = new Digests();
    inChunksOf(1).run(PLAN, there, cancellation);

    assertThat(there.byKey).isEmpty();
  }

  /** Keeps chunks in memory. */
  private static class Kept implements ChunkStore {

    final Map<String, byte[]> results = new HashMap<>();
    final List<String> found = new ArrayList<>();

    private static String name(Chunk chunk) {
      return chunk.from() + "-" + chunk.until();
    }

    @Override
    public Optional<byte[]> find(Chunk chunk) {
      Optional<byte[]> kept = Optional.ofNullable(results.get(name(chunk)));
      kept.ifPresent(bytes -> found.add(name(chunk)));
      return kept;
    }

    @Override
    public void keep(Chunk chunk, byte[] bytes) {
      assertThat(results.put(name(chunk), bytes)).isNull();
    }
  }

  @Test
  void chunksThatAreKept_areNotRunAgain() {
    Kept kept = new Kept();
    Executor executor = new ChunkExecutor(spark, plan -> 5, kept);
    executor.run(PLAN, new Digests(), new Cancellation());
    assertThat(kept.results).hasSize(12); // of 36 trials, three in a replication: 3 at a time
    kept.results.keySet().removeIf(name -> name.compareTo("2") >= 0);
    int left = kept.results.size();
    assertThat(left).isBetween(1, 11);

    Digests there = new Digests();
    executor.run(PLAN, there, new Cancellation());

    assertThat(kept.found).hasSize(left);
    assertThat(kept.results).hasSize(12);
    assertThat(there.byKey).isEqualTo(here());
  }

  @Test
  void storeThatIsFull_endsTheRun() {
    Kept full =
        new Kept() {
          @Override
          public void keep(Chunk chunk, byte[] bytes) {
            throw new UncheckedIOException(new IOException("no space left"));
          }
        };

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(
            () ->
                new ChunkExecutor(spark, plan -> 1, full)
                    .run(PLAN, new Digests(), new Cancellation()))
        .withMessageContaining("no space left");
    assertThat(spark.isBusy()).isFalse();
  }
}
