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
import dev.stampede.models.cell.CellShare;
import dev.stampede.models.cell.engine.CellSpec;
import dev.stampede.models.cell.engine.CellsSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.memory.PromptCacheResult;
import dev.stampede.models.memory.PromptCacheSpec;
import dev.stampede.models.operator.AtTime;
import dev.stampede.models.operator.Restart;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.LimiterSpec.Algorithm;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.server.BatchingEngineSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sessions before a provider that keeps their prompts: quotas, prices, faults and other doors. */
class PromptsOfSessionsTest {

  private static final int PREFIX = 119_000;
  private static final int APPEND = 875;
  private static final EngineSpec SECOND = servers(9, always(1));
  private static final PromptCacheSpec FIVE_MINUTES = kept(300, false);

  private static PromptCacheSpec kept(double life, boolean survivesOutage) {
    return new PromptCacheSpec(nanos(life), PromptCacheSpec.UNBOUNDED, 1024, survivesOutage);
  }

  private static AdmissionSpec admission(Price price, @Nullable PromptCacheSpec prompts) {
    return new AdmissionSpec(price, List.of(), WayInSpec.NONE, List.of(), null, prompts);
  }

  private static ProviderSpec provider(
      String name, EngineSpec engine, QuotaSpec quota, AdmissionSpec admission) {
    return new ProviderSpec(name, engine, quota, 1, 0, 529, true, null, admission);
  }

  private static ProviderSpec keeper(PromptCacheSpec prompts) {
    return provider("p", SECOND, QuotaSpec.NONE, admission(Price.FREE, prompts));
  }

  private static Consumer<Request> of(long session, int prefix, int input) {
    return request -> {
      request.session = session;
      request.prefixTokens = prefix;
      request.inputTokens = input;
    };
  }

  private static PromptCacheResult prompts(Rig rig, String provider) {
    return Objects.requireNonNull(rig.provider(provider).prompts());
  }

  /** As Anthropic's limits of 2026, whose cached tokens weigh nothing, or as Baseten's, with 1. */
  private static QuotaSpec twoMillionPerMinute(double cachedWeight) {
    LimitSpec limit =
        new LimitSpec(
            "itpm",
            Meter.INPUT_TOKENS,
            new LimiterSpec.Rate(Algorithm.TOKEN_BUCKET, 2_000_000, nanos(60), nanos(60), 0),
            Reserve.INPUT_ESTIMATE,
            true,
            true,
            cachedWeight,
            1,
            false,
            RefusalSpec.RATE_LIMITED);
    return new QuotaSpec(List.of(limit), List.of());
  }

  private static Rig limited(double cachedWeight, double life) {
    EngineSpec quick = servers(1000, always(0.001));
    return new Rig(
        new Sketch()
            .lasting(1200, 0)
            .provider(
                provider(
                    "p",
                    quick,
                    twoMillionPerMinute(cachedWeight),
                    admission(Price.FREE, kept(life, false)))));
  }

  private static long served(List<Answered> answers, double from, double to) {
    return answers.stream()
        .filter(each -> each.status() == Status.OK && each.at() >= from && each.at() < to)
        .count();
  }

  /** A bucket of 2 M at once, and 2 M / 119,875 = 16.7 sessions in each minute after that. */
  @Test
  void limitOfTwoMillion_letsSeventeenColdSessionsInAMinute() {
    Rig rig = limited(0, 300);
    for (int second = 0; second < 600; second++) {
      rig.send(second, of(1 + second, PREFIX, PREFIX + APPEND));
    }
    List<Answered> answers = rig.run(700);
    assertThat(served(answers, 0, 17)).isEqualTo(17); // 2 M, and 16 s of refill
    assertThat(served(answers, 0, 601)).isEqualTo(183); // 21.97 M / 119,875
    assertThat(served(answers, 60, 601) / 9.0).isBetween(16.5, 17.0);
    assertThat(prompts(rig, "p").forgotten()).isEqualTo(183);
    assertThat(prompts(rig, "p").resentTokens()).isEqualTo(183L * PREFIX);
  }

  /** Warm, the same sessions make 2 M / 875 = 2,286 steps a minute; in full weight 16.7. */
  @Test
  void limitOfTwoMillion_carries2300WarmSteps_ifCachedTokensWeighNothing() {
    for (double weight : new double[] {0, 1}) {
      Rig rig = limited(weight, 300);
      for (int session = 0; session < 40; session++) {
        rig.send(5 * session, of(1 + session, 0, PREFIX));
      }
      for (int step = 0; step < 18_000; step++) { // 6,000 a minute from 300 s on
        rig.send(300 + step * 0.01, of(1 + step % 40, PREFIX, PREFIX + APPEND));
      }
      List<Answered> answers = rig.run(600);
      assertThat(served(answers, 0, 300)).isEqualTo(40);
      long perTwoMinutes = served(answers, 360, 480);
      if (weight == 0) {
        assertThat(perTwoMinutes).isBetween(4571L, 4572L);
        assertThat(prompts(rig, "p").readTokens()).isEqualTo(served(answers, 300, 500) * PREFIX);
      } else {
        assertThat(perTwoMinutes).isBetween(33L, 34L);
      }
    }
  }

  /** Six minutes of silence: 40 warm sessions come back at once, and 16 of them are let in. */
  @Test
  void resumeAfterALongerPauseThanTheLife_meetsTheLimit() {
    for (double life : new double[] {300, 3600}) {
      Rig rig = limited(0, life);
      for (int session = 0; session < 40; session++) {
        rig.send(5 * session, of(1 + session, 0, PREFIX));
        rig.send(600, of(1 + session, PREFIX, PREFIX + APPEND));
      }
      assertThat(served(rig.run(700), 600, 700)).isEqualTo(life == 300 ? 16 : 40);
    }
  }

  /** 10,000 written at 4, then 10,000 read at 0.5 and 2,000 written; answers of one token at 15. */
  @Test
  void price_isThatOfWritingAndOfReading() {
    ProviderSpec keeper =
        provider("p", SECOND, QuotaSpec.NONE, admission(new Price(3, 0.5, 15, 0, 4), FIVE_MINUTES));
    Rig rig = new Rig(new Sketch().provider(keeper));
    rig.send(0, of(7, 0, 10_000)).send(2, of(7, 10_000, 12_000)).run(10);
    assertThat(rig.provider("p").admission().spending().total())
        .isEqualTo((40_000 + 15 + 5_000 + 8_000 + 15) / 1e6);
    Rig tooShort = new Rig(new Sketch().provider(keeper));
    tooShort.send(0, of(7, 0, 1000)).send(2, request -> request.inputTokens = 2000).run(10);
    assertThat(tooShort.provider("p").admission().spending().total())
        .isEqualTo((3_000 + 15 + 6_000 + 15) / 1e6);
  }

  @Test
  void whatTheRequestSaysIsCached_holdsWhereNoPromptsAreKept_andWithoutASession() {
    Price price = new Price(3, 0, 0);
    for (boolean keeps : new boolean[] {false, true}) {
      PromptCacheSpec prompts = keeps ? FIVE_MINUTES : null;
      ProviderSpec spec = provider("p", SECOND, QuotaSpec.NONE, admission(price, prompts));
      Rig rig = new Rig(new Sketch().provider(spec));
      rig.send(
              0,
              request -> {
                request.inputTokens = 10_000;
                request.cachedInputTokens = 4_000;
                request.session = keeps ? 0 : 7;
              })
          .run(10);
      assertThat(rig.provider("p").admission().spending().total()).isEqualTo(0.018);
    }
  }

  /** A step of 1 s and 1 ms for each token of a prompt: 9,000 at first, then 1,000 of 10,000. */
  @Test
  void whatIsRead_isNotComputed() {
    for (Detail detail : Detail.values()) {
      StepCost cost = StepCost.dense(1, 0, 0, 0.001, 0);
      ReplicaSpec replica = new ReplicaSpec(cost, 8, 20_000, 100_000, 0);
      EngineSpec engine =
          new BatchingEngineSpec(
              new BatchingSpec(
                  detail, replica, 1, EngineSpec.UNBOUNDED, false, Routing.POOLED, null));
      Rig rig =
          new Rig(
              new Sketch()
                  .provider(
                      provider("p", engine, QuotaSpec.NONE, admission(Price.FREE, FIVE_MINUTES))));
      rig.send(0, of(7, 0, 9000)).send(20, of(7, 9000, 10_000)).send(30, of(8, 9000, 10_000));
      assertThat(rig.run(50).stream().map(Answered::at)).containsExactly(10.0, 22.0, 41.0);
    }
  }

  @Test
  void outageAndRestart_emptyIt_andItMaySurviveAnOutage() {
    for (boolean survives : new boolean[] {false, true}) {
      Sketch sketch =
          new Sketch()
              .provider(keeper(kept(300, survives)))
              .fault("p", 10, 5, new Outage(503, 0))
              .step(new StepSpec("s", "p", null, new Restart(), new AtTime(nanos(30))));
      Rig rig = new Rig(sketch);
      rig.send(0, of(7, 0, 9000)).send(2, of(7, 9000, 9500));
      rig.send(20, of(7, 9500, 9900)).send(40, of(7, 9900, 9999)).run(50);
      assertThat(prompts(rig, "p"))
          .isEqualTo(
              survives
                  ? new PromptCacheResult(4, 2, 1, 18_500, 9900, 9900 + 9999, 0, 0, 1)
                  : new PromptCacheResult(4, 1, 2, 9000, 19_400, 9500 + 9900 + 9999, 0, 0, 2));
    }
  }

  /** In a queue of none a call is refused at 3 s, for the first is served until 4 s. */
  @Test
  void refusedCalls_areNoUse_andThoseCutOffBeforeTheFirstTokenWriteNothing() {
    EngineSpec one = servers(1, always(2));
    PromptCacheSpec brief = kept(10, false);
    Sketch sketch =
        new Sketch()
            .provider(
                provider(
                    "p",
                    servers(1, always(2), 0, Discipline.FIFO, null),
                    QuotaSpec.NONE,
                    admission(Price.FREE, brief)));
    Rig rig = new Rig(sketch);
    rig.send(0, of(7, 0, 9000)); // written at 2
    rig.send(9, of(8, 0, 9000)).send(10, of(7, 9000, 9000)); // refused, and too old at 12
    rig.send(12, of(7, 9000, 9000));
    List<Answered> answers = rig.run(30);
    assertThat(answers.get(2).status()).isEqualTo(Status.OVERLOADED);
    assertThat(prompts(rig, "p").hits()).isZero();
    assertThat(prompts(rig, "p").calls()).isEqualTo(3);
    Rig cut =
        new Rig(
            new Sketch()
                .provider(provider("p", one, QuotaSpec.NONE, admission(Price.FREE, brief))));
    cut.send(0, of(7, 0, 9000)).cancel(0, 1).send(3, of(7, 9000, 9000)).run(10);
    assertThat(prompts(cut, "p").forgotten()).isEqualTo(1);
    assertThat(prompts(cut, "p").writtenTokens()).isEqualTo(9000);
  }

  @Test
  void whereWorkFailsOverTo_nothingIsKnown() {
    Sketch sketch =
        new Sketch()
            .provider(keeper(kept(300, true)))
            .provider(provider("q", SECOND, QuotaSpec.NONE, admission(Price.FREE, FIVE_MINUTES)))
            .architecture("a", List.of(), "p", "q")
            .fault("p", 10, 5, new Outage(503, 0));
    Rig rig = new Rig(sketch);
    rig.send(0, of(7, 0, 9000)).send(12, of(7, 9000, 9500)).send(20, of(7, 9500, 9900)).run(50);
    assertThat(prompts(rig, "q")).isEqualTo(new PromptCacheResult(1, 0, 1, 0, 9000, 9500, 0, 0, 0));
    assertThat(prompts(rig, "p")) // the part that it has seen
        .isEqualTo(new PromptCacheResult(2, 1, 0, 9000, 500, 9900, 0, 0, 0));
  }

  @Test
  void otherDoors_readAndWriteTheOwnersCache_andTheirOutageSparesIt() {
    ProviderSpec api = provider("api", SECOND, QuotaSpec.NONE, admission(Price.FREE, FIVE_MINUTES));
    ProviderSpec app =
        provider("app", SECOND, QuotaSpec.NONE, admission(new Price(3, 0, 0), null)).servedBy(api);
    Sketch sketch =
        new Sketch()
            .provider(api)
            .provider(app)
            .architecture("a", List.of(), "app", "api")
            .fault("app", 10, 5, new Outage(503, 0));
    Rig rig = new Rig(sketch);
    rig.send(0, of(7, 0, 9000)).send(12, of(7, 9000, 9000)).send(20, of(7, 9000, 10_000)).run(50);
    assertThat(rig.provider("app").prompts()).isNull();
    assertThat(prompts(rig, "api"))
        .isEqualTo(new PromptCacheResult(3, 2, 0, 18_000, 0, 10_000, 0, 0, 0));
    assertThat(rig.provider("app").admission().spending().total()).isEqualTo(0.03);
  }

  @Test
  void cacheOfADoor_orOfCells_isRejected() {
    ProviderSpec api = keeper(FIVE_MINUTES);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                provider("app", SECOND, QuotaSpec.NONE, admission(Price.FREE, FIVE_MINUTES))
                    .servedBy(api))
        .withMessageContaining("prompt_cache");
    EngineSpec cells =
        new CellsSpec(
            List.of(
                new CellSpec(new CellShare("a", 0.5, 0.5), SECOND),
                new CellSpec(new CellShare("b", 0.5, 0.5), SECOND)),
            null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider("p", cells, QuotaSpec.NONE, admission(Price.FREE, FIVE_MINUTES)))
        .withMessageContaining("prompt_cache");
  }
}
