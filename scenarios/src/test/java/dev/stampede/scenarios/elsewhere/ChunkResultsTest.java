package dev.stampede.scenarios.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkResults;
import dev.stampede.experiments.chunk.ChunkRunner;
import dev.stampede.experiments.chunk.UnfitResults;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.models.TrialResult;
import dev.stampede.scenarios.Stampede;
import dev.stampede.scenarios.language.YamlScenarios;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkResultsTest {

  private static final Plan PLAN =
      YamlScenarios.anyDay()
          .read(
              ScenarioText.of(
                  """
                  apiVersion: stampede/v1
                  name: small
                  duration: 20s
                  replications: 4
                  demand: {work: {arrivals: {rate: 8/s}}}
                  providers:
                    one: {engine: {servers: 1, service: {dist: exponential, mean: 100ms}}}
                  architectures: {a: {ladder: [one]}, b: {ladder: [one]}}
                  """))
          .plan();

  private static final Chunk CHUNK = new Chunk(PLAN, 2, 6);

  private static byte[] run(Chunk chunk, int workers) {
    return new ChunkRunner(workers, Stampede.trialSpecs())
        .run(chunk, ProgressListener.NOBODY, new Cancellation())
        .orElseThrow();
  }

  private static final class Keys implements TrialReceiver {
    private final List<TrialKey> keys = new ArrayList<>();

    @Override
    public void ended(TrialKey key, TrialResult result) {
      assertThat(result.architecture()).isEqualTo(PLAN.architecture(key));
      assertThat(result.replication()).isEqualTo(key.replication());
      keys.add(key);
    }

    @Override
    public void progress(double done) {}
  }

  private static void rejects(byte[] bytes, Chunk chunk, String why) {
    Keys keys = new Keys();
    assertThatExceptionOfType(UnfitResults.class)
        .isThrownBy(() -> ChunkResults.deliver(bytes, chunk, keys))
        .withMessageContaining(why);
    assertThat(keys.keys).isEmpty();
  }

  @Test
  void results_comeInTheOrderOfThePlan() {
    Keys keys = new Keys();
    ChunkResults.deliver(run(CHUNK, 3), CHUNK, keys);
    assertThat(keys.keys)
        .containsExactly(
            new TrialKey(1, 0, 0),
            new TrialKey(1, 0, 1),
            new TrialKey(2, 0, 0),
            new TrialKey(2, 0, 1));
  }

  @Test
  void bytes_areTheSameWhoeverRunsIt() {
    assertThat(run(CHUNK, 2)).isEqualTo(run(CHUNK.alone(), 1));
  }

  @Test
  void whatWasCancelled_hasNoResults() {
    Cancellation cancelled = new Cancellation();
    cancelled.request();
    assertThat(
            new ChunkRunner(1, Stampede.trialSpecs())
                .run(CHUNK, ProgressListener.NOBODY, cancelled))
        .isEmpty();
  }

  @Test
  void damagedBytes_areRejected_whateverHappenedToThem() {
    byte[] whole = run(CHUNK, 1);
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      rejects(bytes, CHUNK, "");
      rejects(Arrays.copyOf(whole, random.nextInt(whole.length)), CHUNK, "");
    }
    rejects(Arrays.copyOf(whole, whole.length - 1), CHUNK, "damaged");
    rejects(Arrays.copyOf(whole, whole.length + 1), CHUNK, "damaged");
  }

  @Test
  void foreignBytes_areRejected() throws IOException {
    ByteArrayOutputStream java = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(java)) {
      out.writeObject(List.of("anything"));
    }
    rejects(java.toByteArray(), CHUNK, "no results of a chunk");
    rejects("PK".getBytes(StandardCharsets.UTF_8), CHUNK, "no results of a chunk");
    rejects(new byte[0], CHUNK, "no results of a chunk");
  }

  @Test
  void otherVersions_areNamed() {
    byte[] bytes = run(CHUNK, 1);
    byte[] name = "stampede.results/v".getBytes(StandardCharsets.UTF_8);
    bytes[2 + name.length] = '0';
    rejects(bytes, CHUNK, "results of stampede.results/v0; this version reads");
  }

  @Test
  void resultsOfAnotherChunk_areRejected() {
    rejects(run(CHUNK, 1), new Chunk(PLAN, 2, 5), "of another chunk");
    rejects(run(CHUNK, 1), new Chunk(PLAN.withSeed(5), 2, 6), "of another chunk");
  }
}
