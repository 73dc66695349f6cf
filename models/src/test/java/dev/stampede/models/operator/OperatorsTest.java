package dev.stampede.models.operator;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.place.Place;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.NodesSpec;
import dev.stampede.models.tier.CacheSpec;
import dev.stampede.models.tier.QuestionSpec;
import dev.stampede.models.tier.SessionsSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Errand;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Steps of operators, worked by hand. */
class OperatorsTest {

  private static final EngineSpec NINE = servers(9, always(1));

  private static TierSpec tier(String name, @Nullable EngineSpec engine, QuestionSpec... asks) {
    return new TierSpec(
        name,
        TierSpec.ALL,
        engine,
        EngineSpec.UNBOUNDED,
        503,
        TierSpec.ENDLESS,
        504,
        List.of(asks));
  }

  private static Sketch behind(@Nullable SessionsSpec sessions, TierSpec... tiers) {
    WayInSpec wayIn = new WayInSpec(List.of(tiers), sessions);
    AdmissionSpec admission = new AdmissionSpec(Price.FREE, List.of(), wayIn, List.of());
    return new Sketch()
        .lasting(100, 0)
        .provider(new ProviderSpec("p", NINE, QuotaSpec.NONE, 1, 0, 529, true, null, admission));
  }

  private static StepSpec at(double seconds, @Nullable String tier, Step step) {
    return new StepSpec("at-" + seconds, "p", tier, step, new AtTime(nanos(seconds)));
  }

  private static Shed shed(double share, double seconds) {
    return new Shed(share, 429, nanos(seconds));
  }

  private static List<Status> statuses(List<Answered> answers) {
    return answers.stream().map(Answered::status).toList();
  }

  private static List<Double> times(List<Answered> answers) {
    return answers.stream().map(Answered::at).toList();
  }

  private static Place steps(ProviderResult result) {
    return result.places().stream().filter(Place::isOfSteps).findFirst().orElseThrow();
  }

  @Test
  void shed_refusesFromItsTimeOnForAsLongAsItLasts() {
    Rig rig = new Rig(behind(null).step(at(10, null, shed(1, 10))));
    rig.send(9.5).send(10.5).send(19.5).send(20.5);
    assertThat(statuses(rig.run(50)))
        .containsExactly(Status.OK, Status.RATE_LIMITED, Status.RATE_LIMITED, Status.OK);
    assertThat(rig.steps("p")).containsExactly(new StepResult("at-10.0", nanos(10), 2));
    ProviderResult result = rig.provider("p");
    assertThat(result.rejected()).isEqualTo(2);
    assertThat(result.rateLimited()).isZero();
    assertThat(steps(result).refused().toList().stream().mapToLong(n -> n).sum()).isEqualTo(2);
    assertThat(result.places().stream().filter(place -> !place.isOfSteps()))
        .allMatch(place -> place.lost(1) == 0);
  }

  @Test
  void shedOfAShare_drawsForEachCall_andAnotherStepChangesNobodysDraw() {
    StepSpec sixty = new StepSpec("sixty", "p", null, shed(0.6, 99), new AtTime(0));
    StepSpec ten = new StepSpec("ten", "p", null, shed(0.1, 99), new AtTime(0));
    List<Status> alone = thousand(behind(null).step(sixty));
    List<Status> both = thousand(behind(null).step(ten).step(sixty));
    double refused = alone.stream().filter(status -> status == Status.RATE_LIMITED).count();
    assertThat(refused / 1000).isCloseTo(0.6, within(3.3 * 0.0155));
    double more = both.stream().filter(status -> status == Status.RATE_LIMITED).count();
    assertThat(more / 1000).isCloseTo(1 - 0.4 * 0.9, within(3.3 * 0.0152));
    for (int i = 0; i < 1000; i++) {
      if (alone.get(i) == Status.RATE_LIMITED) {
        assertThat(both.get(i)).isEqualTo(Status.RATE_LIMITED);
      }
    }
  }

  private static List<Status> thousand(Sketch sketch) {
    Rig rig = new Rig(sketch);
    for (int i = 0; i < 1000; i++) {
      rig.send(1 + i * 0.05);
    }
    return statuses(rig.run(90));
  }

  @Test
  void ramp_fallsLinearly() {
    Ramp ramp = new Ramp(0.8, 503, nanos(20));
    assertThat(ramp.share(0)).isEqualTo(0.8);
    assertThat(ramp.share(nanos(5))).isCloseTo(0.6, within(1e-12));
    assertThat(ramp.share(nanos(20))).isZero();
    assertThat(ramp.share(nanos(50))).isZero();
    StepSpec step = new StepSpec("r", "p", null, new Ramp(1, 503, nanos(50)), new AtTime(0));
    List<Status> answers = thousand(behind(null).step(step)); // at 1 to 50.95 s
    double refused = answers.stream().filter(status -> status == Status.OVERLOADED).count();
    assertThat(refused / 1000).isCloseTo(0.48, within(3.3 * 0.013));
    assertThat(answers.subList(0, 100).stream().filter(Status.OK::equals).count()).isLessThan(20);
    assertThat(answers.subList(980, 1000)).containsOnly(Status.OK);
  }

  @Test
  void shedAtATier_sparesWhoDoesNotPassIt_andIsNoneOfTheTiersLosses() {
    TierSpec edge = tier("edge", servers(1, always(1)));
    Rig rig = new Rig(behind(null, edge).step(at(5, "edge", shed(1, 10)))).send(4.5).send(6);
    assertThat(times(rig.run(50))).containsExactly(6.5, 6.0);
    assertThat(rig.provider("p").wayIn().get(0).refused()).isZero();
    assertThat(rig.provider("p").wayIn().get(0).admitted()).isEqualTo(1);
    assertThat(steps(rig.provider("p")).lost(0)).isEqualTo(1);
  }

  @Test
  void restartOfAProvider_cutsOffAllThatIsInside() {
    Rig rig = new Rig(behind(null, tier("edge", servers(1, always(1)))));
    Rig restarted =
        new Rig(
                behind(null, tier("edge", servers(1, always(1))))
                    .step(at(2.5, null, new Restart())))
            .send(1)
            .send(2)
            .send(3);
    rig.send(1).send(2).send(3);
    assertThat(times(rig.run(50))).containsExactly(3.0, 4.0, 5.0);
    List<Answered> answers = restarted.run(50); // one in the engine, one in the tier, one later
    assertThat(times(answers)).containsExactly(2.5, 2.5, 5.0);
    assertThat(statuses(answers)).containsExactly(Status.CUT, Status.CUT, Status.OK);
    assertThat(restarted.provider("p").failed()).isEqualTo(1);
    assertThat(steps(restarted.provider("p")).lost(0)).isEqualTo(1);
  }

  @Test
  void restartOfATier_letsItsCacheGoCold_andSparesTheEngine() {
    CacheSpec cache = new CacheSpec(1, 0, 1, nanos(99), CacheSpec.Start.COLD);
    TierSpec keys = tier("keys", null, new QuestionSpec("store", cache, 401, false));
    Sketch sketch =
        behind(null, keys)
            .dependency("store", servers(1, always(2)))
            .step(at(7, "keys", new Restart()));
    Rig rig = new Rig(sketch).send(0).send(6.5).send(8);
    // Asked at 0, known at 6.5 and in the engine as the tier restarts, asked again at 8.
    assertThat(times(rig.run(50))).containsExactly(3.0, 7.5, 11.0);
  }

  /**
   * Calls at 1 to 7 s: the fourth on the first of two nodes kills it at 7 s. At 12 s both start
   * again, which takes 30 s, and the look at 50 s finds them: without that it were 40 s.
   */
  @Test
  void restartOfNodes_bringsDeadOnesBackWithTheOthers() {
    NodesSpec nodes =
        new NodesSpec(
            2,
            always(100),
            50,
            0,
            new MemorySpec(10, 2, 0, 17),
            nanos(10),
            always(30),
            new CrashLoopSpec(nanos(10), nanos(300), nanos(600)),
            Balancing.LEAST_LOADED,
            new RefusalsSpec(503, 502, 503),
            2);
    Rig rig = new Rig(new Sketch().provider("p", nodes).step(at(12, null, new Restart())));
    for (int second = 1; second <= 7; second++) {
      rig.send(second);
    }
    rig.send(13).send(49).send(51);
    List<Answered> answers = rig.run(200);
    assertThat(times(answers))
        .containsExactly(7.0, 12.0, 7.0, 12.0, 7.0, 12.0, 7.0, 13.0, 49.0, 151.0);
    assertThat(answers.get(1).status()).isEqualTo(Status.CUT);
    assertThat(answers.get(9).status()).isEqualTo(Status.OK);
    assertThat(Objects.requireNonNull(rig.provider("p").nodes()).deaths()).isEqualTo(1);
  }

  @Test
  void scale_isFromThenOn_andMultiplies() {
    Sketch sketch =
        behind(null, tier("edge", servers(1, always(1))))
            .step(at(10, "edge", new Scale(2)))
            .step(at(20, "edge", new Scale(1.5)));
    Rig rig = new Rig(sketch).send(0, 3).send(15, 3).send(25, 3);
    assertThat(times(rig.run(50)))
        .containsExactly(2.0, 3.0, 4.0, 17.0, 17.0, 18.0, 27.0, 27.0, 27.0);
  }

  @Test
  void scale_isPaidFromThenOn() {
    ProviderSpec paid = Sketch.simple("p", NINE).with(Payment.ofProvider(36, 0), 0);
    Sketch sketch = new Sketch().lasting(100, 0).useCase("w", RatedSpec.poisson(1, List.of()));
    double rent = rent(sketch.provider(paid).step(at(60, null, new Scale(3))).run());
    assertThat(rent).isCloseTo(9 * 36 * (60 + 3 * 40) / 3600.0, within(1e-9));
  }

  private static double rent(TrialResult result) {
    return result.providers().get(0).rent().of(CostPart.REPLICAS);
  }

  @Test
  void shut_keepsOutOneErrandOnly() {
    TierSpec signIn =
        new TierSpec(
            "sign_in",
            Set.of(Errand.LOG_IN),
            servers(1, always(1)),
            EngineSpec.UNBOUNDED,
            503,
            TierSpec.ENDLESS,
            504,
            List.of());
    SessionsSpec sessions = new SessionsSpec(1, always(10), false, 0, 0);
    Step shut = new Shut(Errand.LOG_IN, 429, nanos(20));
    Rig rig = new Rig(behind(sessions, signIn).step(at(3, null, shut)));
    // A session from 1 to 11 s, and nobody logs in before 23 s.
    rig.send(0).send(5).send(12).send(25);
    assertThat(statuses(rig.run(50)))
        .containsExactly(Status.OK, Status.OK, Status.RATE_LIMITED, Status.OK);
  }

  /**
   * Of two calls each second one finds no room. So the look at 20 s, the first that sees a whole
   * window, finds half of them lost, and the step is 15 s later. It ends after 10 s and does not
   * come again, though half are lost as before.
   */
  @Test
  void stepUponACondition_comesOnce_afterItsDelay() {
    for (String place : new String[] {"edge", null}) {
      Occasion occasion = new Upon(place, 0.4, nanos(20), nanos(15));
      Rig rig = halfLost(new StepSpec("s", "p", null, shed(1, 10), occasion));
      List<Status> answers = statuses(rig.run(99));
      for (int second = 0; second < 90; second++) {
        boolean open = second < 35 || second >= 45;
        assertThat(answers.subList(2 * second, 2 * second + 2))
            .as("at %d s", second)
            .contains(open ? Status.OK : Status.RATE_LIMITED);
      }
      assertThat(rig.steps("p")).containsExactly(new StepResult("s", nanos(35), 20));
    }
  }

  @Test
  void stepUponWhatIsNeverTrue_isNeverDone() {
    for (String place : new String[] {"edge", "queue"}) {
      Occasion occasion = new Upon(place, place.equals("edge") ? 0.5 : 0, nanos(20), 0);
      Rig rig = halfLost(new StepSpec("s", "p", null, shed(1, 10), occasion));
      rig.run(99);
      assertThat(rig.steps("p")).containsExactly(StepResult.undone("s"));
    }
  }

  /** What a step refuses does not make the next one think that calls are lost. */
  @Test
  void whatStepsRefuse_isNoLoss() {
    Occasion occasion = new Upon(null, 0.1, nanos(10), 0);
    Rig rig =
        new Rig(
            behind(null)
                .step(at(0, null, shed(1, 50)))
                .step(new StepSpec("s", "p", null, new Restart(), occasion)));
    for (int i = 1; i < 90; i++) {
      rig.send(i);
    }
    rig.run(99);
    assertThat(rig.steps("p").get(1).isDone()).isFalse();
  }

  private static Rig halfLost(StepSpec step) {
    EngineSpec one = servers(1, always(0.9), 0, Discipline.FIFO, null);
    Rig rig = new Rig(behind(null, tier("edge", one)).step(step));
    for (int second = 0; second < 90; second++) {
      rig.send(second + 0.05, 2);
    }
    return rig;
  }

  @Test
  void steps_areTheSameOnTwoWorkers_andOneAfterTheEndChangesNothing() {
    Occasion upon = new Upon(null, 0.05, nanos(10), nanos(7));
    StepSpec more = new StepSpec("more", "q", null, new Scale(3), upon);
    StepSpec less = new StepSpec("less", "p", null, shed(0.5, 40), new AtTime(nanos(20)));
    StepSpec late = new StepSpec("late", "p", null, new Restart(), new AtTime(nanos(100)));
    TrialSpec operated = busy().step(more).step(less).step(late).spec();
    TrialResult one = run(operated, 1);
    TrialResult two = run(operated, 2);
    assertThat(two.digest()).isEqualTo(one.digest());
    assertThat(two.steps()).isEqualTo(one.steps());
    assertThat(one.steps()).extracting(StepResult::isDone).containsExactly(true, true, false);
    assertThat(run(busy().step(late).spec(), 1).digest())
        .isEqualTo(run(busy().spec(), 1).digest())
        .isNotEqualTo(one.digest());
  }

  private static Sketch busy() {
    EngineSpec narrow = servers(4, always(1), 3, Discipline.FIFO, null);
    return new Sketch()
        .lasting(100, 0)
        .provider("p", narrow)
        .provider("q", narrow)
        .useCase("w", RatedSpec.poisson(12, List.of()))
        .architecture("a", List.of(), "p", "q");
  }

  private static TrialResult run(TrialSpec spec, int workers) {
    try (Trial trial = new Trial(spec, 0, 11, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result();
    }
  }

  @Test
  void whatMakesNoSense_isRejected() {
    assertThatThrownBy(() -> new Shed(1.2, 429, 1)).hasMessageContaining("share");
    assertThatThrownBy(() -> new Ramp(1, 200, 1)).hasMessageContaining("status");
    assertThatThrownBy(() -> new Ramp(1, 429, 0)).hasMessageContaining("over");
    assertThatThrownBy(() -> new Scale(0)).hasMessageContaining("factor");
    assertThatThrownBy(() -> new Shut(Errand.MESSAGE, 429, 1)).hasMessageContaining("errand");
    assertThatThrownBy(() -> new Upon(null, 1, nanos(10), 0)).hasMessageContaining("refused_above");
    assertThatThrownBy(() -> new Upon(null, 0, nanos(15), 0)).hasMessageContaining("over");
  }
}
