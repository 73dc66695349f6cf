package dev.stampede.models.provider;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;
import dev.stampede.models.batching.StepCost;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.server.BatchingEngineSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.server.SlowdownSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that have waited too long are answered with an error, whatever the engine. */
class QueueTimeoutTest {

  private static final QueueTimeoutSpec AFTER_THREE =
      new QueueTimeoutSpec(nanos(3), 503, Answer.NO_RETRY_AFTER);

  private static ProviderSpec provider(EngineSpec engine, QueueTimeoutSpec timeout) {
    AdmissionSpec admission =
        new AdmissionSpec(Price.FREE, List.of(), WayInSpec.NONE, List.of(), timeout);
    return new ProviderSpec("p", engine, QuotaSpec.NONE, 1, 0, 529, true, null, admission);
  }

  /** One call at a time, for two seconds each. */
  static Stream<EngineSpec> engines() {
    return Stream.of(
        servers(1, always(2)),
        new TokensSpec(1, always(2), always(1), EngineSpec.UNBOUNDED, Discipline.FIFO),
        new TokensSpec(
            1, always(1), always(1), EngineSpec.UNBOUNDED, Discipline.FIFO, new SlowdownSpec(2, 1)),
        batching(Detail.LEAPS, 1, 0),
        batching(Detail.STEPS, 1, 0));
  }

  private static EngineSpec batching(Detail detail, int sequences, double front) {
    ReplicaSpec replica =
        new ReplicaSpec(
            StepCost.dense(2, 0, 0, 0, 0),
            sequences,
            100,
            ReplicaSpec.UNBOUNDED_TOKENS,
            nanos(front));
    return new BatchingEngineSpec(
        new BatchingSpec(detail, replica, 1, EngineSpec.UNBOUNDED, false, Routing.POOLED, null));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void callsThatWaitTooLong_areAnswered(EngineSpec engine) {
    Rig rig =
        new Rig(new Sketch().provider(provider(engine, AFTER_THREE)))
            .send(0)
            .send(0.5)
            .send(0.6)
            .send(0.75)
            .cancel(3, 1)
            .send(6.5);
    List<Answered> answers = rig.run(20);
    assertThat(answers.stream().map(Answered::status))
        .containsExactly(Status.OK, Status.OK, Status.OVERLOADED, Status.GAVE_UP, Status.OK);
    assertThat(answers.stream().map(Answered::at)).containsExactly(2.0, 4.0, 3.6, 1.0, 8.5);
    ProviderResult result = rig.provider("p");
    assertThat(result.timedOut()).isEqualTo(1);
    assertThat(result.cancelled()).isEqualTo(1);
    assertThat(result.overloaded()).isZero();
    assertThat(result.rejected()).isZero();
    assertThat(result.availability()).isEqualTo(0.75);
  }

  @Test
  void frontEndOfABatch_isNoWait() {
    for (Detail detail : Detail.values()) {
      EngineSpec engine = batching(detail, 1, 5);
      Rig rig = new Rig(new Sketch().provider(provider(engine, AFTER_THREE))).send(0).send(0);
      rig.send(0);
      List<Answered> answers = rig.run(20);
      assertThat(answers.stream().map(Answered::status))
          .containsExactly(Status.OK, Status.OK, Status.OVERLOADED);
      assertThat(answers.stream().map(Answered::at)).containsExactly(7.0, 9.0, 8.0);
    }
  }

  @Test
  void patience_mayBeShorter_andCallsOfNobodyTimeOutToo() {
    EngineSpec engine = servers(1, always(9), 9, Discipline.FIFO, always(2));
    List<Answered> answers =
        new Rig(new Sketch().provider(provider(engine, AFTER_THREE))).send(0).send(0).run(20);
    assertThat(answers.get(1).status()).isEqualTo(Status.GAVE_UP);
    assertThat(answers.get(1).at()).isEqualTo(2);

    AdmissionSpec admission =
        new AdmissionSpec(Price.FREE, List.of(), WayInSpec.NONE, List.of(), AFTER_THREE);
    ProviderSpec working =
        new ProviderSpec(
            "p", servers(1, always(9)), QuotaSpec.NONE, 1, 0, 529, false, null, admission);
    Rig rig = new Rig(new Sketch().provider(working)).send(0).send(0).cancel(1, 1);
    assertThat(rig.run(20).get(1).at()).isEqualTo(1);
    assertThat(rig.provider("p").timedOut()).isEqualTo(1);
  }

  @Test
  void clients_honourItsRetryAfter() {
    QueueTimeoutSpec timeout = new QueueTimeoutSpec(nanos(3), 503, nanos(7));
    BackoffSpec second =
        new BackoffSpec(nanos(1), 1, nanos(1), new BackoffSpec.Jitter.None(), false);
    PolicySpec retry =
        new RetrySpec(1, second, RetryAfterSpec.UP_TO_A_MINUTE, RetrySpec.WORTH_RETRYING);
    Sketch sketch =
        new Sketch()
            .provider(provider(servers(1, always(8)), timeout))
            .architecture("a", List.of(retry), "p");
    Answered second2 = new Rig(sketch).send(0).send(0).run(30).get(1);
    assertThat(second2.status()).isEqualTo(Status.OK);
    assertThat(second2.startedNanos()).isEqualTo(nanos(10)); // 3 s in the queue, 7 s away
  }

  /** Leaping over steps or not, with cancellations, a stall and less capacity. */
  @Test
  void batching_timesOutAsItsStepsDo() {
    for (int seed = 0; seed < 40; seed++) {
      List<Answered> leaps = answers(Detail.LEAPS, seed);
      List<Answered> steps = answers(Detail.STEPS, seed);
      assertThat(leaps.stream().map(Answered::status))
          .as("seed %d", seed)
          .isEqualTo(steps.stream().map(Answered::status).toList());
      for (int i = 0; i < leaps.size(); i++) {
        assertThat(leaps.get(i).atNanos())
            .isBetween(steps.get(i).atNanos() - 2000, steps.get(i).atNanos() + 2000);
      }
    }
  }

  private static List<Answered> answers(Detail detail, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ReplicaSpec replica =
        new ReplicaSpec(
            StepCost.dense(0.02, 0.001, 0.00001, 0.0001, 0),
            random.nextInt(1, 12),
            random.nextInt(20, 200),
            2000,
            nanos(0.01));
    BatchingSpec batching =
        new BatchingSpec(detail, replica, 1, EngineSpec.UNBOUNDED, false, Routing.POOLED, null);
    QueueTimeoutSpec timeout = new QueueTimeoutSpec(nanos(random.nextDouble(0.2, 3)), 503, 1);
    Rig rig =
        new Rig(
            new Sketch()
                .provider(provider(new BatchingEngineSpec(batching), timeout))
                .fault("p", 4, 1, new Stall())
                .fault("p", 7, 2, new CapacityCut(0)));
    for (int i = 0; i < 150; i++) {
      int prompt = random.nextInt(1, 300);
      int answer = random.nextInt(1, 200);
      double at = random.nextDouble(12);
      rig.send(
          at,
          request -> {
            request.inputTokens = prompt;
            request.outputTokens = answer;
            request.maxTokens = answer;
          });
      if (random.nextInt(8) == 0) {
        rig.cancel(i, at + random.nextDouble(2));
      }
    }
    List<Answered> answers = new ArrayList<>(rig.run(99));
    assertThat(answers).hasSize(150);
    assertThat(rig.provider("p").timedOut()).isPositive();
    return answers;
  }

  @Test
  void whatHasNoQueue_cannotTimeOut() {
    EngineSpec sharing = new SharingSpec(1, always(1), 9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider(sharing, AFTER_THREE))
        .withMessageContaining("queue_timeout (with this engine) must stand with servers");
    ProviderSpec one = provider(servers(1, always(1)), AFTER_THREE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.with(MarketSpec.OF_NEWCOMERS))
        .withMessageContaining("queue_timeout (with a market) must stand without one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueTimeoutSpec(1, 200, 1))
        .withMessageContaining("status (200)");
  }
}
