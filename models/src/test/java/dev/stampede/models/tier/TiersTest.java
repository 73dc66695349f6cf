package dev.stampede.models.tier;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.DoorClosed;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.OfUsers;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.work.Errand;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tiers, what they ask, and sessions, worked by hand. */
class TiersTest {

  private static final EngineSpec NINE = servers(9, always(1));

  /** A tier of one server. */
  private static TierSpec tier(String name, double seconds) {
    return tier(name, servers(1, always(seconds)), EngineSpec.UNBOUNDED, TierSpec.ENDLESS);
  }

  private static TierSpec tier(
      String name,
      @Nullable EngineSpec engine,
      int places,
      long timeoutNanos,
      QuestionSpec... questions) {
    return new TierSpec(
        name, TierSpec.ALL, engine, places, 503, timeoutNanos, 504, List.of(questions));
  }

  private static TierSpec asking(int places, QuestionSpec question) {
    return tier("keys", null, places, TierSpec.ENDLESS, question);
  }

  private static TierSpec signIn() {
    return new TierSpec(
        "sign_in",
        Set.of(Errand.LOG_IN),
        servers(1, always(1)),
        EngineSpec.UNBOUNDED,
        503,
        TierSpec.ENDLESS,
        504,
        List.of());
  }

  private static ProviderSpec provider(String name, WayInSpec wayIn) {
    return new ProviderSpec(
        name,
        NINE,
        QuotaSpec.NONE,
        1,
        0,
        529,
        true,
        null,
        new AdmissionSpec(Price.FREE, List.of(), wayIn, List.of()));
  }

  private static Sketch behind(TierSpec... tiers) {
    return new Sketch().lasting(50, 0).provider(provider("p", WayInSpec.of(tiers)));
  }

  private static FaultSpec at(String place, double at, double forSeconds, Effect effect) {
    return new FaultSpec("f-" + place, place, nanos(at), nanos(forSeconds), effect);
  }

  private static List<Double> times(List<Answered> answers) {
    return answers.stream().map(Answered::at).toList();
  }

  private static List<Status> statuses(List<Answered> answers) {
    return answers.stream().map(Answered::status).toList();
  }

  @Test
  void tiers_arePassedOneAfterTheOther_eachWithAQueueOfItsOwn() {
    Rig rig = new Rig(behind(tier("edge", 1), tier("door", 2))).send(0, 3);
    assertThat(times(rig.run(50))).containsExactly(4.0, 6.0, 8.0);
    List<TierResult> wayIn = rig.provider("p").wayIn();
    assertThat(wayIn).extracting(TierResult::name).containsExactly("edge", "door");
    assertThat(wayIn.get(0).waiting().mean()).isEqualTo((double) nanos(1)); // 0, 1 and 2 s
    assertThat(wayIn.get(1).time().mean()).isEqualTo((double) nanos(3)); // 2, 3 and 4 s
    assertThat(wayIn.get(1).meanInside()).isEqualTo(9.0 / 50);
    assertThat(wayIn.get(1).utilization()).isEqualTo(6.0 / 50);
  }

  @Test
  void timeout_endsWhatIsInATierForLonger_servedOrWaiting() {
    TierSpec slow = tier("edge", servers(1, always(5)), EngineSpec.UNBOUNDED, nanos(3));
    Rig rig = new Rig(behind(slow)).send(0).send(1).send(10);
    List<Answered> answers = rig.run(50);
    assertThat(statuses(answers)).containsOnly(Status.ERROR); // 504
    assertThat(times(answers)).containsExactly(3.0, 4.0, 13.0);
    TierResult edge = rig.provider("p").wayIn().get(0);
    assertThat(edge.timedOut()).isEqualTo(3);
    assertThat(edge.meanInside()).isEqualTo(9.0 / 50);
    assertThat(rig.provider("p").timedOut()).isEqualTo(3);
  }

  @Test
  void places_areTakenWhileAnAnswerIsWaitedFor() {
    QuestionSpec question = new QuestionSpec("store", null, 401, false);
    Rig rig =
        new Rig(behind(asking(2, question)).dependency("store", servers(1, always(2)))).send(0, 3);
    List<Answered> answers = rig.run(50);
    assertThat(times(answers)).containsExactly(3.0, 5.0, 0.0);
    assertThat(answers.get(2).status()).isEqualTo(Status.OVERLOADED);
    assertThat(rig.provider("p").wayIn().get(0).refused()).isEqualTo(1);
  }

  @Test
  void failureOfADependency_isAnsweredInTheTradeOfTheTier_orOverlooked() {
    Effect down = new Outage(500, nanos(0.5));
    for (boolean open : new boolean[] {false, true}) {
      QuestionSpec question = new QuestionSpec("store", null, 401, open);
      Sketch sketch =
          behind(asking(9, question))
              .dependency("store", servers(1, always(2)))
              .fault(at("store", 1, 4, down));
      Rig rig = new Rig(sketch).send(0).send(2).send(6);
      List<Answered> answers = rig.run(50);
      // The first is cut off in the store, the second hears of the failure half a second later.
      assertThat(times(answers))
          .containsExactlyElementsOf(open ? List.of(2.0, 3.5, 9.0) : List.of(1.0, 2.5, 9.0));
      assertThat(answers.get(1).status()).isEqualTo(open ? Status.OK : Status.ERROR);
      assertThat(rig.provider("p").wayIn().get(0).failed()).isEqualTo(open ? 0 : 2);
    }
  }

  /** Cut off in the store, and let on by the first tier, it is asked about there by the next. */
  @Test
  void dependencyThatIsDown_answersNobodyWhomItHasCutOff() {
    QuestionSpec overlooked = new QuestionSpec("store", null, 401, true);
    QuestionSpec needed = new QuestionSpec("store", null, 401, false);
    for (Effect down : List.of(new Outage(500, 0), new OfUsers(new Outage(500, 0), 0.999))) {
      Sketch sketch =
          behind(asking(9, overlooked), tier("names", null, 9, TierSpec.ENDLESS, needed))
              .dependency("store", servers(1, always(2)))
              .fault(at("store", 1, 40, down));
      List<Answered> answers = new Rig(sketch).send(0).run(50);
      assertThat(statuses(answers)).containsExactly(Status.ERROR);
      assertThat(times(answers)).containsExactly(1.0);
    }
  }

  @Test
  void timeout_goesOnWhileADependencyHangs() {
    QuestionSpec question = new QuestionSpec("store", null, 401, false);
    TierSpec keys = tier("keys", null, 9, nanos(3), question);
    Sketch sketch =
        behind(keys)
            .dependency("store", servers(1, always(1)))
            .fault(at("store", 0, 10, new Outage(503, nanos(30), true)));
    assertThat(times(new Rig(sketch).send(1).run(50))).containsExactly(4.0);
  }

  /**
   * Twice as much comes as two servers take, 1/s. Behind a long line calls come up when their time
   * is nearly over, and it ends while they are handled: only those of the first 18 s pass. A line
   * that is worked off in less than that time keeps both servers at work to the end.
   */
  @Test
  void longLineBeforeATimeLimit_isHandledForNothing() {
    assertThat(passedOf(200)).isEqualTo(36);
    assertThat(passedOf(18)).isEqualTo(36); // 20 inside, 20 s
    assertThat(passedOf(17)).isEqualTo(198);
  }

  private static long passedOf(int queueLimit) {
    EngineSpec two = new ServersSpec(2, always(2), queueLimit, Discipline.FIFO, null);
    Rig rig =
        new Rig(behind(tier("sign_in", two, EngineSpec.UNBOUNDED, nanos(20))).lasting(200, 0));
    for (int i = 0; i < 400; i++) {
      rig.send(i / 2.0);
    }
    rig.run(200);
    return rig.provider("p").wayIn().get(0).passed();
  }

  @Test
  void cache_spares_untilItsLifeIsOverOrTheTierRestarts() {
    CacheSpec cache = new CacheSpec(1, 0, 1, nanos(10), CacheSpec.Start.COLD);
    QuestionSpec question = new QuestionSpec("store", cache, 401, false);
    Sketch sketch =
        behind(asking(9, question))
            .dependency("store", servers(1, always(2)))
            .fault(at("p.keys", 16, 1, new Outage(503, 0)));
    Rig rig = new Rig(sketch).send(0).send(5).send(13).send(16.5).send(15.5).send(18);
    List<Answered> answers = rig.run(50);
    // Asked at 0 and known until 12, asked again at 13, known at 15.5, down at 16.5, cold at 18.
    assertThat(times(answers)).containsExactly(3.0, 6.0, 16.0, 16.5, 16.5, 21.0);
    QuestionResult asked = rig.provider("p").wayIn().get(0).questions().get(0);
    assertThat(asked.lookedUp()).isEqualTo(5);
    assertThat(asked.known()).isEqualTo(2);
  }

  @Test
  void faultOfATier_strikesNothingElse() {
    Sketch sketch =
        behind(tier("edge", 1), tier("door", 1)).fault(at("p.door", 0, 20, new Slow(3)));
    Rig rig = new Rig(sketch).send(0).send(30);
    assertThat(times(rig.run(50))).containsExactly(5.0, 33.0);
  }

  @Test
  void faultThatRefuses_doesSoWhereItIs() {
    for (Effect effect : List.of(new Brownout(1, 500, 0), new DoorClosed(500, 0))) {
      Sketch sketch = behind(tier("edge", 1), tier("door", 1)).fault(at("p.door", 0, 20, effect));
      Rig rig = new Rig(sketch).send(0);
      List<Answered> answers = rig.run(50);
      assertThat(times(answers)).containsExactly(1.0);
      assertThat(answers.get(0).status()).isEqualTo(Status.ERROR);
      assertThat(rig.provider("p").wayIn()).extracting(TierResult::failed).containsExactly(0L, 1L);
    }
  }

  @Test
  void outageOfATier_cutsOffWhatIsInIt() {
    Sketch sketch =
        behind(tier("edge", 1), tier("door", 4)).fault(at("p.door", 2, 2, new Outage(503, 0)));
    Rig rig = new Rig(sketch).send(0, 2).send(5);
    List<Answered> answers = rig.run(50);
    assertThat(times(answers)).containsExactly(2.0, 2.0, 11.0);
    assertThat(answers.get(0).status()).isEqualTo(Status.CUT);
  }

  @Test
  void callTakenBack_leavesTheTierOrTheDependencyThatItIsIn() {
    QuestionSpec question = new QuestionSpec("store", null, 401, false);
    Sketch sketch =
        behind(asking(9, question), tier("door", 4)).dependency("store", servers(1, always(2)));
    Rig rig = new Rig(sketch).send(0, 3).cancel(1, 1).cancel(0, 3);
    List<Answered> answers = rig.run(50);
    // The store answers about the third at 4, as the second is gone; the door is free from 3 on.
    assertThat(answers.get(2).at()).isEqualTo(9);
    assertThat(rig.provider("p").wayIn()).extracting(TierResult::hungUp).containsExactly(1L, 1L);
    assertThat(rig.provider("p").cancelled()).isEqualTo(2);
  }

  @Test
  void sessions_endAfterTheirLife_andOnlyThenIsSignInPassed() {
    SessionsSpec sessions = new SessionsSpec(1, always(10), false, 0, 0);
    WayInSpec wayIn = new WayInSpec(List.of(signIn(), tier("door", 1)), sessions);
    Sketch sketch = new Sketch().lasting(100, 0).provider(provider("p", wayIn));
    Rig rig = new Rig(sketch).send(0).send(5).send(12);
    // A log-in is a call of its own that passes the door, too: 1 + 1 s more.
    assertThat(times(rig.run(50))).containsExactly(4.0, 7.0, 16.0);
    assertThat(rig.provider("p").wayIn()).extracting(TierResult::passed).containsExactly(2L, 5L);
  }

  @Test
  void sessionsRenewedByUse_lastAsLongAsTheyAreUsed() {
    SessionsSpec sessions = new SessionsSpec(1, always(10), true, 0, 0);
    WayInSpec wayIn = new WayInSpec(List.of(signIn(), tier("door", 1)), sessions);
    Sketch sketch = new Sketch().lasting(100, 0).provider(provider("p", wayIn));
    Rig rig = new Rig(sketch).send(0).send(8).send(16).send(30);
    assertThat(times(rig.run(50))).containsExactly(4.0, 10.0, 18.0, 34.0);
  }

  @Test
  void signInThatIsShut_keepsOutOnlyThoseWhoseSessionIsOver() {
    SessionsSpec sessions = new SessionsSpec(1, always(10), false, 0, 0);
    WayInSpec wayIn = new WayInSpec(List.of(signIn()), sessions);
    Sketch sketch =
        new Sketch()
            .lasting(100, 0)
            .provider(provider("p", wayIn))
            .fault(at("p.sign_in", 2, 20, new DoorClosed(503, 0)));
    Rig rig = new Rig(sketch).send(0).send(5).send(12).send(25);
    assertThat(statuses(rig.run(50)))
        .containsExactly(Status.OK, Status.OK, Status.OVERLOADED, Status.OK);
  }

  @Test
  void newcomers_signUpWhateverSessionsThereAre() {
    TierSpec signUp =
        new TierSpec(
            "sign_up",
            Set.of(Errand.SIGN_UP),
            servers(1, always(3)),
            EngineSpec.UNBOUNDED,
            503,
            TierSpec.ENDLESS,
            504,
            List.of());
    SessionsSpec sessions = new SessionsSpec(1, always(10), false, 1, 1);
    WayInSpec wayIn = new WayInSpec(List.of(signUp, signIn()), sessions);
    Sketch sketch = new Sketch().lasting(100, 0).provider(provider("p", wayIn));
    Rig rig = new Rig(sketch).send(0, 2);
    assertThat(times(rig.run(50))).containsExactly(4.0, 7.0);
    assertThat(rig.provider("p").wayIn().get(1).passed()).isZero();
  }

  @Test
  void whatIsAskedByTwoProviders_isOne() {
    QuestionSpec question = new QuestionSpec("store", null, 401, false);
    Distribution second = always(1);
    Sketch sketch =
        new Sketch()
            .lasting(100, 0)
            .provider(provider("p", WayInSpec.of(asking(9, question))))
            .provider(provider("q", WayInSpec.of(asking(9, question))))
            .dependency("store", servers(1, second))
            .architecture("both", List.of(), "p", "q");
    sketch.fault(at("p", 0, 50, new Brownout(0.5, 500, 0)));
    Rig rig = new Rig(sketch).send(0, 6);
    // Some go to p, the others to q, and the store takes one after the other.
    assertThat(times(rig.run(50))).containsExactlyInAnyOrder(2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
  }
}
