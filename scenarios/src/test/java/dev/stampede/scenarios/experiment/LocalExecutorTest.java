package dev.stampede.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.plan.LeftOut;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.TrialFailure;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.experiments.trial.TrialSpecs;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.scenarios.Stampede;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalExecutorTest {

  private static final ScenarioText FAST =
      ScenarioText.of(
          """
          apiVersion: stampede/v1
          name: small
          duration: 5s
          demand: {work: {arrivals: {rate: 8/s}}}
          providers:
            one: {engine: {servers: 1, service: {dist: exponential, mean: 100ms}}}
            two: {engine: {servers: 2, service: {dist: exponential, mean: 100ms}}}
          architectures: {single: {ladder: [one]}, pair: {ladder: [two]}, both: {ladder: [two, one]}}
          """);

  private static final ScenarioText LONG = FAST.with(List.of("duration=20s"));

  /** Two architectures of one variant, in another order than the file's, and one of the other. */
  private static final Plan PLAN =
      new Plan(
          List.of(new Variant(FAST, List.of("both", "single")), new Variant(LONG, List.of("pair"))),
          3,
          4);

  /** Keeps digests, and refuses what comes twice. */
  private static final class Digests implements TrialReceiver {
    private final Map<TrialKey, Digest> byKey = new TreeMap<>();

    @Override
    public void ended(TrialKey key, TrialResult result) {
      assertThat(byKey.put(key, result.digest())).isNull();
      assertThat(result.architecture()).isEqualTo(PLAN.architecture(key));
      assertThat(result.replication()).isEqualTo(key.replication());
    }

    @Override
    public void progress(double done) {
      assertThat(done).isBetween(0.0, 1.0);
    }
  }

  private static Digest alone(TrialKey key) {
    TrialSpec spec = Stampede.trialSpecs().of(PLAN.variants().get(key.variant()).scenario());
    int number = List.of("single", "pair", "both").indexOf(PLAN.architecture(key));
    try (Trial trial = new Trial(spec, number, PLAN.seed(), key.replication())) {
      assertThat(trial.run(1)).isTrue();
      return trial.result().digest();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void everyTrial_runsOnce_asIfItWereAlone(int workers) {
    Digests digests = new Digests();
    new LocalExecutor(workers, Stampede.trialSpecs()).run(PLAN, digests, new Cancellation());

    assertThat(digests.byKey.keySet()).containsExactlyElementsOf(PLAN.keys().toList());
    digests.byKey.forEach((key, digest) -> assertThat(digest).isEqualTo(alone(key)));
    assertThat(digests.byKey.values()).doesNotHaveDuplicates();
  }

  @Test
  void batch_runsTheTrialsOfItsReplications() {
    Digests digests = new Digests();
    Plan batch = PLAN.batch(1, 3);
    new LocalExecutor(2, Stampede.trialSpecs()).run(batch, digests, new Cancellation());

    assertThat(digests.byKey.keySet()).containsExactlyElementsOf(batch.keys().toList());
    digests.byKey.forEach((key, digest) -> assertThat(digest).isEqualTo(alone(key)));
  }

  @Test
  void texts_areReadOnceForEachVariant() {
    List<ScenarioText> read = new ArrayList<>();
    TrialSpecs specs =
        text -> {
          read.add(text);
          return Stampede.trialSpecs().of(text);
        };
    new LocalExecutor(2, specs).run(PLAN, new Digests(), new Cancellation());

    assertThat(read).containsExactly(FAST, LONG);
  }

  @Test
  void whatAVariantLeavesOut_doesNotHappen() {
    ScenarioText faulty =
        ScenarioText.of(
            FAST.text() + "faults: [{id: gone, provider: one, kind: outage, at: 1s, for: 3s}]\n");
    Variant asItIs = new Variant(faulty, List.of("single"));
    Plan plan =
        new Plan(
            List.of(
                asItIs,
                asItIs.without(LeftOut.fault("gone")),
                new Variant(FAST, List.of("single"))),
            3,
            1);
    List<ScenarioText> read = new ArrayList<>();
    Map<Integer, Digest> byVariant = new TreeMap<>();
    TrialReceiver receiver =
        new TrialReceiver() {
          @Override
          public void ended(TrialKey key, TrialResult result) {
            byVariant.put(key.variant(), result.digest());
          }

          @Override
          public void progress(double done) {}
        };
    TrialSpecs specs =
        text -> {
          read.add(text);
          return Stampede.trialSpecs().of(text);
        };
    new LocalExecutor(2, specs).run(plan, receiver, new Cancellation());

    assertThat(byVariant.get(1)).isEqualTo(byVariant.get(2)).isNotEqualTo(byVariant.get(0));
    assertThat(read).containsExactly(faulty, FAST);
    Plan wrong = new Plan(List.of(asItIs.without(LeftOut.incidents("gone"))), 3, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalExecutor(1, specs).run(wrong, receiver, new Cancellation()))
        .withMessageContaining("no source of incidents 'gone'");
  }

  @Test
  void receiverThatFails_endsTheRun() {
    TrialReceiver refusing =
        new TrialReceiver() {
          @Override
          public void ended(TrialKey key, TrialResult result) {
            throw new IllegalStateException("enough");
          }

          @Override
          public void progress(double done) {}
        };
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                new LocalExecutor(2, Stampede.trialSpecs())
                    .run(PLAN.withReplications(50_000), refusing, new Cancellation()))
        .withMessage("enough");
  }

  @Test
  void architectureThatIsNotThere_isTheTrialsFailure() {
    Plan wrong = new Plan(List.of(new Variant(FAST, List.of("nobody"))), 1, 1);

    assertThatExceptionOfType(TrialFailure.class)
        .isThrownBy(
            () ->
                new LocalExecutor(1, Stampede.trialSpecs())
                    .run(wrong, new Digests(), new Cancellation()))
        .withMessageStartingWith("replication 0 of 'nobody': ")
        .satisfies(failure -> assertThat(failure.key()).isEqualTo(new TrialKey(0, 0, 0)));
  }

  @Test
  void workers_areAtLeastOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalExecutor(0, Stampede.trialSpecs()));
  }
}
