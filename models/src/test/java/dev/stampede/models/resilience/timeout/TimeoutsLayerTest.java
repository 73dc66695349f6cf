package dev.stampede.models.resilience.timeout;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.BatchingSpec.Disaggregation;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;
import dev.stampede.models.batching.StepCost;
import dev.stampede.models.fault.DoorClosed;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Gray;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.server.BatchingEngineSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.SlowdownSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutsLayerTest {

  private static final long NONE = TimeoutsSpec.NONE;

  private static final PolicySpec RETRY =
      new RetrySpec(
          2,
          new BackoffSpec(nanos(1), 1, nanos(1), new Jitter.None(), false),
          RetryAfterSpec.IGNORED,
          RetrySpec.WORTH_RETRYING);

  private static TimeoutsSpec toConnect(double seconds) {
    return new TimeoutsSpec(NONE, nanos(seconds), NONE, NONE);
  }

  private static TimeoutsSpec toFirstToken(double seconds) {
    return new TimeoutsSpec(NONE, NONE, nanos(seconds), NONE);
  }

  private static TimeoutsSpec betweenTokens(double seconds) {
    return new TimeoutsSpec(NONE, NONE, NONE, nanos(seconds));
  }

  /** The first token after 2 s, the others a second apart. */
  private static EngineSpec streaming(int concurrency) {
    return new TokensSpec(concurrency, always(2), always(1), EngineSpec.UNBOUNDED, Discipline.FIFO);
  }

  private static ProviderSpec far(EngineSpec engine, double network) {
    return new ProviderSpec("p", engine, QuotaSpec.NONE, 1, nanos(network), 529, true);
  }

  private static Consumer<Request> stream(int tokens) {
    return request -> {
      request.stream = true;
      request.outputTokens = tokens;
      request.maxTokens = tokens;
    };
  }

  private static Answered one(Sketch sketch, Consumer<Request> shape, PolicySpec... chain) {
    return new Rig(sketch.architecture("a", List.of(chain), "p")).send(0, shape).run(99).get(0);
  }

  @Test
  void firstToken_isWaitedForOnItsWayToo() {
    // The network takes .5 s each way: the token is there at 3.
    Answered late =
        one(new Sketch().provider(far(streaming(9), 0.5)), stream(5), toFirstToken(2.9));
    assertThat(late.status()).isEqualTo(Status.TIMEOUT);
    assertThat(late.at()).isEqualTo(2.9);
    assertThat(late.firstTokenNanos()).isEqualTo(-1);
    Answered well =
        one(new Sketch().provider(far(streaming(9), 0.5)), stream(5), toFirstToken(3.1));
    assertThat(well.status()).isEqualTo(Status.OK);
    assertThat(well.at()).isEqualTo(7);
  }

  @Test
  void withoutAStream_theFirstTokenIsTheWholeAnswer() {
    Consumer<Request> whole = stream(5).andThen(request -> request.stream = false);
    Answered answered = one(new Sketch().provider(far(streaming(9), 0.5)), whole, toFirstToken(5));
    assertThat(answered.at()).isEqualTo(5);
    assertThat(answered.status()).isEqualTo(Status.TIMEOUT);
    Sketch stalls = new Sketch().provider("p", streaming(9)).fault("p", 3, 9, new Stall());
    assertThat(one(stalls, whole, betweenTokens(3)).status()).isEqualTo(Status.OK);
  }

  /** Tokens at 2, 3, 4; the fault begins at 4.5. */
  @ParameterizedTest
  @CsvSource({
    "stall, 10, 3, 7, TIMEOUT", // 3 s after the last token
    "stall, 2, 3, 13, OK", // the next comes at 7, just in time
    "stall, 2.1, 3, 7, TIMEOUT",
    "slow5, 50, 3, 10, TIMEOUT", // the next at 7, the one after it at 12
    "slow5, 5, 3, 15, OK", // the next at 7; at 9.5 half of the one after it is done: it comes at 10
    "slow2, 50, 3, 17.5, OK",
    "slow7, 50, 3, 7, TIMEOUT", // the next at 8
  })
  void silence_isCountedFromTheLastToken(
      String kind, double lasts, double limit, double at, Status status) {
    Effect effect =
        kind.equals("stall") ? new Stall() : new Slow(Integer.parseInt(kind.substring(4)));
    Sketch sketch = new Sketch().provider("p", streaming(9)).fault("p", 4.5, lasts, effect);
    Answered answered = one(sketch, stream(10), betweenTokens(limit));
    assertThat(answered.status()).isEqualTo(status);
    assertThat(answered.at()).isCloseTo(at, within(1e-6));
  }

  @Test
  void silence_endsAStreamThatItsOwnerHasSeen() {
    List<RungSpec> ladder = List.of(Sketch.rung("p"), Sketch.rung("q"));
    Sketch sketch =
        new Sketch()
            .provider("p", streaming(9))
            .provider("q", streaming(9))
            .fault("p", 4.5, 50, new Stall())
            .architecture("a", List.of(RETRY, betweenTokens(3)), ladder);
    Answered answered = new Rig(sketch).send(0, stream(10)).run(99).get(0);
    assertThat(answered.status()).isEqualTo(Status.TIMEOUT);
    assertThat(answered.firstTokenNanos()).isEqualTo(nanos(2));
    assertThat(answered.attempts()).isEqualTo(1);
  }

  @Test
  void totalAfterTheFirstToken_isSeenByItsOwner_ifAnybodyHearsOfTokens() {
    TimeoutsSpec both = new TimeoutsSpec(nanos(5), NONE, nanos(4), NONE);
    Answered seen = one(new Sketch().provider("p", streaming(9)), stream(10), RETRY, both);
    assertThat(seen.at()).isEqualTo(5);
    assertThat(seen.attempts()).isEqualTo(1);
    TimeoutsSpec total = new TimeoutsSpec(nanos(5), NONE, NONE, NONE);
    Answered unknown = one(new Sketch().provider("p", streaming(9)), stream(10), RETRY, total);
    assertThat(unknown.firstTokenNanos()).isEqualTo(-1);
    assertThat(unknown.attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connect_beatsAnAttemptThatHangs(boolean frontDoor) {
    Effect hang =
        frontDoor ? new DoorClosed(503, nanos(900), true) : new Outage(503, nanos(900), true);
    TimeoutsSpec sdk = new TimeoutsSpec(NONE, nanos(5), nanos(600), nanos(600));
    Sketch sketch = new Sketch().provider(far(servers(9, always(8)), 0.1)).fault("p", 0, 6, hang);
    Answered answered = one(sketch, r -> {}, RETRY, sdk);
    assertThat(answered.status()).isEqualTo(Status.OK); // sent again at 6; 8 s are no connecting
    assertThat(answered.at()).isCloseTo(14.2, within(1e-9));
    assertThat(answered.attempts()).isEqualTo(2);
    Sketch alone = new Sketch().provider(far(servers(9, always(8)), 0.1)).fault("p", 0, 6, hang);
    Answered without = new Rig(alone).send(0).run(999).get(0);
    assertThat(without.status()).isEqualTo(Status.CUT);
    assertThat(without.at()).isEqualTo(900.2);
  }

  @Test
  void connect_waitsForTheFrontDoor() {
    // One at a time passes the door in 2 s: they are taken up at 0, 2 and 4, and heard .1 s later.
    WayInSpec door = WayInSpec.of(TierSpec.frontDoor(1, always(2), 9, 503));
    ProviderSpec provider =
        new ProviderSpec(
            "p",
            servers(9, always(8)),
            QuotaSpec.NONE,
            1,
            nanos(0.1),
            529,
            true,
            null,
            new AdmissionSpec(Price.FREE, List.of(), door, List.of()));
    Sketch sketch = new Sketch().provider(provider).architecture("a", List.of(toConnect(2.3)), "p");
    List<Answered> answers = new Rig(sketch).send(0, 3).run(99);
    assertThat(answers)
        .extracting(Answered::status)
        .containsExactly(Status.OK, Status.OK, Status.TIMEOUT);
    assertThat(answers.get(2).at()).isEqualTo(2.3);
  }

  @Test
  void grayFailure_keepsTheFirstTokenBackToo() {
    Sketch lost =
        new Sketch().provider("p", streaming(9)).fault("p", 0, 99, new Gray(1, nanos(60), true));
    assertThat(one(lost, stream(5), toFirstToken(4)).at()).isEqualTo(4);
    assertThat(one(late(), stream(5), toFirstToken(2.9)).status()).isEqualTo(Status.TIMEOUT);
    assertThat(one(late(), stream(5), toFirstToken(3.1)).at()).isEqualTo(7);
    // It begins when tokens have come; the last one that arrives leaves when the stream ends.
    Sketch amid =
        new Sketch().provider("p", streaming(9)).fault("p", 4, 99, new Gray(1, nanos(60), true));
    Answered answered = one(amid, stream(5), betweenTokens(3));
    assertThat(answered.status()).isEqualTo(Status.TIMEOUT);
    assertThat(answered.at()).isEqualTo(9);
  }

  private static Sketch late() {
    return new Sketch().provider("p", streaming(9)).fault("p", 0, 99, new Gray(1, nanos(1), false));
  }

  @Test
  void shortestSilence_countsWhereverItStands() {
    for (PolicySpec[] chain :
        List.of(
            new PolicySpec[] {betweenTokens(3), betweenTokens(8)},
            new PolicySpec[] {betweenTokens(8), betweenTokens(3)})) {
      Sketch sketch = new Sketch().provider("p", streaming(9)).fault("p", 4.5, 50, new Stall());
      assertThat(one(sketch, stream(10), chain).at()).isEqualTo(7);
    }
  }

  /** Twice as fast as the other, and at half its speed when its only place is taken. */
  private static EngineSpec slowing(int concurrency) {
    return new TokensSpec(
        concurrency,
        always(2),
        always(2),
        EngineSpec.UNBOUNDED,
        Discipline.FIFO,
        new SlowdownSpec(1, 0.5));
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "3.5, 8.9", "4.5, -1"})
  void crowd_makesAStreamSilent(double limit, double at) {
    // Alone in two places a token takes 2.5 s, of two calls 4 s. The first has tokens at 2 and,
    // with
    // 60 % of one to go when the second comes, at 5.4, then every 4 s.
    EngineSpec engine =
        new TokensSpec(2, always(2), always(1), 0, Discipline.FIFO, new SlowdownSpec(1, 0.25));
    Sketch sketch = new Sketch().provider("p", engine);
    sketch.architecture("a", List.of(betweenTokens(limit)), "p");
    List<Answered> answers = new Rig(sketch).send(0, stream(20)).send(3, stream(90)).run(99);
    assertThat(answers.get(0).status()).isEqualTo(at < 0 ? Status.OK : Status.TIMEOUT);
    if (at > 0) {
      assertThat(answers.get(0).at()).isCloseTo(at, within(1e-6));
    }
  }

  /** A stream whose speed changes at random, followed token by token. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void silence_isThatOfTheTokens(boolean slows) {
    Random random = new Random(66);
    int timeouts = 0;
    for (int round = 0; round < 400; round++) {
      int tokens = random.nextInt(2, 12);
      Sketch sketch = new Sketch().lasting(200, 0).provider("p", slows ? slowing(1) : streaming(9));
      List<double[]> changes = new ArrayList<>();
      double at = random.nextDouble(0.1, 4);
      while (at < 15) {
        double lasts = random.nextDouble(0.1, 4);
        boolean stalls = random.nextInt(3) == 0;
        double factor = random.nextDouble(0.5, 6);
        sketch.fault("p", at, lasts, stalls ? new Stall() : new Slow(factor));
        changes.add(new double[] {at, at + lasts, stalls ? Double.POSITIVE_INFINITY : factor});
        at += lasts + random.nextDouble(slows ? 1.01 : 0.1, 3); // a token comes between two faults
      }
      double limit = random.nextDouble(1, 5);
      Answered answered = one(sketch, stream(tokens), betweenTokens(limit));
      double last = workDoneAt(2, changes);
      double expected = -1;
      for (int i = 1; i < tokens && expected < 0; i++) {
        double next = workDoneAt(2 + i, changes);
        expected = next - last > limit ? last + limit : -1;
        last = next;
      }
      timeouts += expected < 0 ? 0 : 1;
      assertThat(answered.status()).isEqualTo(expected < 0 ? Status.OK : Status.TIMEOUT);
      assertThat(answered.at()).isCloseTo(expected < 0 ? last : expected, within(1e-6));
    }
    assertThat(timeouts).isBetween(100, 300);
  }

  /** When so many seconds of work are done, with changes of the speed that are apart. */
  private static double workDoneAt(double work, List<double[]> changes) {
    double at = 0;
    double left = work;
    for (double[] change : changes) {
      double before = Math.min(left, Math.max(0, change[0] - at));
      at += before;
      left -= before;
      if (left <= 0) {
        return at;
      }
      double during = Math.min(left, (change[1] - at) / change[2]);
      left -= during;
      at = left <= 0 ? at + during * change[2] : change[1];
    }
    return at + left;
  }

  private static EngineSpec batching(
      Detail detail, long kvTokens, int prefillReplicas, double secondsToMove) {
    StepCost cost = StepCost.dense(0.1, 0.01, 0, 0.01, 0);
    ReplicaSpec replica = new ReplicaSpec(cost, 8, 100, kvTokens, 0);
    Disaggregation moving =
        prefillReplicas == 0 ? null : new Disaggregation(prefillReplicas, nanos(secondsToMove), 0);
    return new BatchingEngineSpec(
        new BatchingSpec(
            detail,
            replica,
            prefillReplicas + 1,
            1000,
            false,
            detail == Detail.LEAPS ? Routing.POOLED : new Routing(Routing.Policy.ROUND_ROBIN, 0, 1),
            moving));
  }

  private static Consumer<Request> prompt(int prompt, int tokens) {
    return stream(tokens).andThen(request -> request.inputTokens = prompt);
  }

  /** A step takes .1 s, .01 for each that decodes, and .01 s for each token of a prompt. */
  @ParameterizedTest
  @EnumSource
  void longPrompts_keepOthersSilent(Detail detail) {
    for (double limit : new double[] {0.99, 1.1}) {
      Sketch sketch =
          new Sketch()
              .provider("p", batching(detail, 1000, 0, 0))
              .architecture("a", List.of(betweenTokens(limit)), "p");
      // The first token at .2, then one each .11 s, until a prompt of 90 comes along in a step that
      // begins at .31 and takes 1.01 s.
      Rig rig = new Rig(sketch).send(0, prompt(10, 20)).send(0.25, prompt(90, 1));
      Answered answered = rig.run(99).get(0);
      assertThat(answered.status()).isEqualTo(limit < 1 ? Status.TIMEOUT : Status.OK);
      if (limit < 1) {
        assertThat(answered.at()).isCloseTo(0.31 + 0.99, within(1e-6));
        assertThat(answered.firstTokenNanos()).isEqualTo(nanos(0.2));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void cacheOnItsWay_isSilence(Detail detail) {
    Sketch sketch =
        new Sketch()
            .provider("p", batching(detail, 1000, 1, 2))
            .architecture("a", List.of(betweenTokens(2)), "p");
    // The first token at .2; the cache is there at 2.2, and the next token comes at 2.31.
    Answered answered = new Rig(sketch).send(0, prompt(10, 5)).run(99).get(0);
    assertThat(answered.status()).isEqualTo(Status.TIMEOUT);
    assertThat(answered.at()).isCloseTo(2.2, within(1e-6));
    Sketch patient =
        new Sketch()
            .provider("p", batching(detail, 1000, 1, 2))
            .architecture("a", List.of(betweenTokens(2.2)), "p");
    assertThat(new Rig(patient).send(0, prompt(10, 5)).run(99).get(0).status())
        .isEqualTo(Status.OK);
  }

  /** Small caches, so that sequences have to make room, and faults: the leaps are as the steps. */
  @Test
  void silence_isTheSameInLeapsAndSteps() {
    int timeouts = 0;
    for (int seed = 0; seed < 150; seed++) {
      List<Answered> leaps = crowd(Detail.LEAPS, seed);
      List<Answered> steps = crowd(Detail.STEPS, seed);
      assertThat(leaps).hasSameSizeAs(steps);
      for (int i = 0; i < leaps.size(); i++) {
        assertThat(leaps.get(i).status()).as("seed %d", seed).isEqualTo(steps.get(i).status());
        assertThat(leaps.get(i).at()).isCloseTo(steps.get(i).at(), within(1e-6));
        timeouts += leaps.get(i).status() == Status.TIMEOUT ? 1 : 0;
      }
    }
    assertThat(timeouts).isBetween(300, 1500);
  }

  private static List<Answered> crowd(Detail detail, int seed) {
    Random random = new Random(seed);
    EngineSpec engine = batching(detail, random.nextInt(60, 120), 0, 0);
    Sketch sketch =
        new Sketch()
            .provider(new ProviderSpec("p", engine, QuotaSpec.NONE, 1, nanos(0.1), 529, false))
            .architecture("a", List.of(betweenTokens(random.nextDouble(0.15, 1.5))), "p");
    double at = random.nextDouble(0, 5);
    for (int i = 0; i < 3; i++) {
      double lasts = random.nextDouble(0.1, 1);
      boolean stalls = random.nextBoolean();
      sketch.fault("p", at, lasts, stalls ? new Stall() : new Slow(random.nextDouble(0.3, 8)));
      at += lasts + random.nextDouble(0.1, 3);
    }
    Rig rig = new Rig(sketch);
    for (int i = 0; i < 20; i++) {
      rig.send(random.nextDouble(0, 10), prompt(random.nextInt(1, 30), random.nextInt(1, 25)));
    }
    return rig.run(99);
  }

  @Test
  void whoeverDoesNotAsk_paysNothing() {
    Sketch sketch = new Sketch().lasting(50, 0).provider("p", streaming(9));
    sketch.useCase("u", Sketch.poisson(1));
    long plain = Sketch.run(sketch.architecture("a", List.of(), "p").spec(), 0, 1, 0).events();
    TimeoutsSpec total = new TimeoutsSpec(nanos(40), NONE, NONE, NONE);
    sketch.architecture("b", List.of(total), "p");
    assertThat(Sketch.run(sketch.spec(), 1, 1, 0).events()).isEqualTo(plain);
  }

  @Test
  void timesThatAreNotPositive_areRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> betweenTokens(0));
    assertThatIllegalArgumentException().isThrownBy(() -> toFirstToken(0));
    assertThatIllegalArgumentException().isThrownBy(() -> toConnect(0));
  }
}
