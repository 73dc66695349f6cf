package dev.stampede.models.provider;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.QuotaCut;
import dev.stampede.models.provider.AdmissionResult.Refusals;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.LimiterSpec.Algorithm;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.quota.RefusalSpec.RetryAfter;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.TierResult;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Spending caps, tiers, the front door and shedding, worked by hand. */
class AdmissionTest {

  private static final EngineSpec NINE = servers(9, always(1));

  private static QuotaSpec requests(long perMinute) {
    return new QuotaSpec(
        List.of(LimitSpec.bucket("rpm", Meter.REQUESTS, perMinute, nanos(60), Reserve.NONE)),
        List.of());
  }

  private static ProviderSpec provider(
      EngineSpec engine, QuotaSpec quota, AdmissionSpec admission) {
    return new ProviderSpec("p", engine, quota, 1, 0, 529, true, null, admission);
  }

  private static AdmissionSpec tiers(ServiceTierSpec... tiers) {
    return new AdmissionSpec(new Price(2, 2, 10), List.of(tiers), WayInSpec.NONE, List.of());
  }

  private static AdmissionSpec door(WayInSpec door) {
    return new AdmissionSpec(Price.FREE, List.of(), door, List.of());
  }

  private static List<Status> statuses(List<Answered> answers) {
    return answers.stream().map(Answered::status).toList();
  }

  private static Consumer<Request> ofTier(String tier) {
    return request -> request.serviceTier = tier;
  }

  private static RetrySpec retries(int most) {
    BackoffSpec second = new BackoffSpec(nanos(1), 1, nanos(1), new Jitter.None(), false);
    return new RetrySpec(most, second, RetryAfterSpec.UP_TO_A_MINUTE, RetrySpec.WORTH_RETRYING);
  }

  /** A tenth of a cent, with calls that cost as much. */
  private static QuotaSpec spendingCap() {
    LimitSpec cap =
        new LimitSpec(
            "spend",
            Meter.SPEND,
            new LimiterSpec.Rate(Algorithm.FIXED_WINDOW, 1_000_000, nanos(3600), nanos(3600), 0),
            Reserve.NONE,
            true,
            true,
            1,
            1,
            false,
            new RefusalSpec(429, "spend_limit", RetryAfter.NONE, 1, 1, true));
    return new QuotaSpec(List.of(cap), List.of());
  }

  @Test
  void spendingCap_isNotWorthRetrying_butLeadsToTheNextRung() {
    Sketch sketch =
        new Sketch()
            .provider(provider(NINE, spendingCap(), tiers()))
            .provider("q", NINE)
            .architecture(
                "a",
                List.of(retries(5)),
                List.of(
                    Sketch.rung("p"),
                    new ProviderRungSpec("q", Outcomes.of(Status.QUOTA_EXHAUSTED), false)));
    Consumer<Request> dear = request -> request.inputTokens = 500;
    Rig rig = new Rig(sketch).send(0, dear).send(2, dear);
    List<Answered> answers = rig.run(20);
    assertThat(statuses(answers)).containsOnly(Status.OK);
    assertThat(answers.get(1).attempts()).isEqualTo(2); // one refusal, no retry
    assertThat(answers.get(1).at()).isEqualTo(3);
    AdmissionResult result = rig.provider("p").admission();
    assertThat(result.refusals())
        .containsExactly(new Refusals("standard", "spend", "spend_limit", 1));
    assertThat(result.spending().total()).isEqualTo(0.00101);
  }

  @Test
  void provisionedCapacity_spillsOver_andItsRefusalIsAnswered() {
    ServiceTierSpec provisioned = new ServiceTierSpec("provisioned", requests(2), 9, 0, true, true);
    Sketch sketch = new Sketch().provider(provider(NINE, requests(1), tiers(provisioned)));
    Rig rig = new Rig(sketch).send(0, 4).send(0, ofTier("standard"));
    assertThat(statuses(rig.run(9)))
        .containsExactly(Status.OK, Status.OK, Status.OK, Status.RATE_LIMITED, Status.RATE_LIMITED);
    AdmissionResult result = rig.provider("p").admission();
    assertThat(result.refusals().stream().map(Refusals::calls)).containsExactly(2L, 2L);
    assertThat(result.spending().total())
        .isEqualTo(12e-6); // only the one that spilled over is paid
    assertThat(rig.provider("p").rateLimited()).isEqualTo(2);
  }

  @Test
  void withoutSpillOver_provisionedCapacityRefuses() {
    ServiceTierSpec provisioned =
        new ServiceTierSpec("provisioned", requests(2), 9, 0, false, true);
    Sketch sketch = new Sketch().provider(provider(NINE, requests(9), tiers(provisioned)));
    assertThat(statuses(new Rig(sketch).send(0, 3).run(9)))
        .containsExactly(Status.OK, Status.OK, Status.RATE_LIMITED);
  }

  @Test
  void tiers_haveQuotasPrioritiesAndPricesOfTheirOwn() {
    ServiceTierSpec priority = new ServiceTierSpec("priority", requests(1), 9, 2, false, false);
    EngineSpec one = Sketch.servers(1, always(1), EngineSpec.UNBOUNDED, Discipline.PRIORITY, null);
    Sketch sketch = new Sketch().provider(provider(one, requests(2), tiers(priority)));
    Rig rig =
        new Rig(sketch)
            .send(0)
            .send(0.1, ofTier("nosuch")) // is served as standard
            .send(0.2, ofTier("priority"))
            .send(0.3, ofTier("priority"));
    List<Answered> answers = rig.run(9);
    assertThat(answers.stream().map(Answered::at)).containsExactly(1.0, 3.0, 2.0, 0.3);
    assertThat(answers.get(3).status()).isEqualTo(Status.RATE_LIMITED);
    assertThat(rig.provider("p").admission().spending().total()).isEqualTo(48e-6); // 12 + 12 + 24
  }

  @Test
  void frontDoor_saturatesBeforeInference_alsoByCallsThatAreThenRefused() {
    WayInSpec door = WayInSpec.of(TierSpec.frontDoor(1, always(1), 2, 503));
    Sketch sketch = new Sketch().lasting(20, 0).provider(provider(NINE, requests(1), door(door)));
    Rig rig = new Rig(sketch).send(0, 4);
    List<Answered> answers = rig.run(20);
    assertThat(statuses(answers))
        .containsExactly(Status.OK, Status.RATE_LIMITED, Status.RATE_LIMITED, Status.OVERLOADED);
    assertThat(answers.stream().map(Answered::at)).containsExactly(2.0, 2.0, 3.0, 0.0);
    assertThat(answers.get(0).startedNanos()).isEqualTo(nanos(1)); // inference, not the door
    ProviderResult result = rig.provider("p");
    assertThat(result.overloaded()).isEqualTo(1);
    assertThat(result.meanInSystem()).isEqualTo(1.0 / 20); // the door has books of its own
    TierResult atDoor = result.wayIn().get(0);
    assertThat(atDoor.admitted()).isEqualTo(3);
    assertThat(atDoor.refused()).isEqualTo(1);
    assertThat(atDoor.waiting().count()).isEqualTo(3);
    assertThat(atDoor.waiting().mean()).isEqualTo((double) nanos(1)); // 0, 1 and 2 s
  }

  @Test
  void frontDoor_letsCallsGoThatAreGivenUpOrCut() {
    WayInSpec door = WayInSpec.of(TierSpec.frontDoor(1, always(2), 9, 503));
    Sketch sketch =
        new Sketch()
            .provider(provider(NINE, QuotaSpec.NONE, door(door)))
            .fault("p", 3, 1, new Outage(503, 0));
    Rig rig = new Rig(sketch).send(0, 3).cancel(0, 1).send(6);
    List<Answered> answers = rig.run(20);
    assertThat(statuses(answers))
        .containsExactly(Status.GAVE_UP, Status.CUT, Status.CUT, Status.OK);
    assertThat(answers.get(1).at()).isEqualTo(3); // through the door at 3, or cut in service
    assertThat(answers.get(2).at()).isEqualTo(3);
    assertThat(answers.get(3).at()).isEqualTo(9);
    assertThat(rig.provider("p").cancelled()).isEqualTo(1);
  }

  @Test
  void shedding_refusesTheLessImportantFirst() {
    AdmissionSpec shedding =
        new AdmissionSpec(
            Price.FREE,
            List.of(),
            WayInSpec.NONE,
            List.of(new SheddingSpec(2, 3), new SheddingSpec(5, 4)));
    Sketch sketch = new Sketch().provider(provider(NINE, QuotaSpec.NONE, shedding));
    Rig rig = new Rig(sketch);
    for (int priority : new int[] {0, 0, 2, 2, 3, 5, 6, 9}) {
      rig.send(0, request -> request.priority = priority);
    }
    Status shed = Status.OVERLOADED;
    Status ok = Status.OK;
    assertThat(statuses(rig.run(9))).containsExactly(ok, ok, ok, shed, ok, shed, ok, ok);
  }

  /** One a second, held for up to three. */
  private static ProviderSpec holding(boolean cancelStopsWork) {
    LimitSpec limit =
        new LimitSpec(
            "rate",
            Meter.REQUESTS,
            new LimiterSpec.Rate(Algorithm.LEAKY_BUCKET_QUEUE, 60, nanos(60), nanos(3), 0),
            Reserve.NONE,
            true,
            true,
            1,
            1,
            false,
            new RefusalSpec(429, "rate", RetryAfter.EXACT, 1, nanos(1), false));
    QuotaSpec quota = new QuotaSpec(List.of(limit), List.of());
    return new ProviderSpec("p", NINE, quota, 1, 0, 529, cancelStopsWork);
  }

  @Test
  void leakyBucketQueue_letsCallsGoOnOneByOne() {
    Rig rig = new Rig(new Sketch().lasting(20, 0).provider(holding(true))).send(0, 4).send(1.5);
    List<Answered> answers = rig.run(20);
    assertThat(answers.stream().map(Answered::at)).containsExactly(1.0, 2.0, 3.0, 0.0, 4.0);
    assertThat(answers.get(3).status()).isEqualTo(Status.RATE_LIMITED);
    assertThat(answers.get(2).startedNanos()).isEqualTo(nanos(2));
    ProviderResult result = rig.provider("p");
    assertThat(result.admission().delayed()).isEqualTo(3);
    assertThat(result.rateLimited()).isEqualTo(1);
    assertThat(result.meanInSystem()).isEqualTo(4.0 / 20); // while held they are not inside
    assertThat(result.succeeded()).isEqualTo(4);
  }

  @Test
  void leakyBucketQueue_letsHeldCallsBeCancelledAndCut() {
    Sketch sketch = new Sketch().provider(holding(true)).fault("p", 1.75, 1, new Outage(503, 0));
    Rig rig = new Rig(sketch).send(0, 3).cancel(1, 0.5).send(10).send(10);
    List<Answered> answers = rig.run(20);
    assertThat(statuses(answers))
        .containsExactly(Status.OK, Status.GAVE_UP, Status.CUT, Status.OK, Status.OK);
    assertThat(answers.stream().map(Answered::at)).containsExactly(1.0, 0.5, 1.75, 11.0, 12.0);
    assertThat(rig.provider("p").cancelled()).isEqualTo(1);
    assertThat(rig.provider("p").rejected()).isEqualTo(1);

    rig = new Rig(new Sketch().provider(holding(false))).send(0, 2).cancel(1, 0.5);
    assertThat(rig.run(20).get(1).at()).isEqualTo(0.5);
    assertThat(rig.provider("p").succeeded()).isEqualTo(2); // served for nobody
  }

  @Test
  void quotaCut_keepsWhatIsUsed_toThePart() {
    Sketch sketch =
        new Sketch()
            .provider(provider(NINE, requests(6), tiers()))
            .fault("p", 1, 9, new QuotaCut(0.5));
    Rig rig = new Rig(sketch).send(0, 2).send(2, 2).send(5.5).send(10.5, 4);
    Status ok = Status.OK;
    Status no = Status.RATE_LIMITED;
    // 1.9 of 6 used at 1 s, so 1.15 of 3 left at 2 s, 0.325 at 5.5 s, and 3.6 of 6 at 10.5 s
    assertThat(statuses(rig.run(20))).containsExactly(ok, ok, ok, no, no, ok, ok, ok, no);
  }

  private static TrialSpec sharing(boolean shared) {
    LimitSpec rpm = LimitSpec.bucket("rpm", Meter.REQUESTS, 60, nanos(60), Reserve.NONE);
    QuotaSpec quota =
        shared
            ? new QuotaSpec(List.of(), List.of(new QuotaSpec.Shared("org", List.of(rpm))))
            : new QuotaSpec(List.of(rpm), List.of());
    Sketch sketch = new Sketch().lasting(600, 0);
    for (String name : List.of("north", "other", "south")) {
      QuotaSpec its = name.equals("other") ? QuotaSpec.NONE : quota;
      sketch.provider(new ProviderSpec(name, NINE, its, 1, nanos(0.05), 529, true));
    }
    return sketch
        .useCase("chat", Sketch.poisson(3))
        .architecture("a", List.of(), "north", "south", "other")
        .spec();
  }

  /** Falling back within one organisation finds the same bucket empty. */
  @Test
  void sharedLimit_isOneForBothProviders() {
    TrialResult apart = Sketch.run(sharing(false), 0, 1, 0);
    TrialResult shared = Sketch.run(sharing(true), 0, 1, 0);
    long both = 0;
    for (ProviderResult provider : apart.providers()) {
      both += provider.name().equals("other") ? 0 : provider.succeeded();
    }
    assertThat(both).isBetween(1250L, 1320L); // twice a burst of 60 and 60 a minute
    both = 0;
    for (ProviderResult provider : shared.providers()) {
      both += provider.name().equals("other") ? 0 : provider.succeeded();
    }
    assertThat(both).isBetween(600L, 660L);
  }

  @Test
  void sharedLimit_givesTheSameBitsOnAnyNumberOfThreads() {
    var one = Sketch.run(sharing(true), 0, 1, 0).digest();
    for (int workers : new int[] {2, 3}) {
      try (Trial trial = new Trial(sharing(true), 0, 1, 0)) {
        assertThat(trial.run(workers)).isTrue();
        assertThat(trial.result().digest()).isEqualTo(one);
      }
    }
  }
}
