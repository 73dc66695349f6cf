package dev.stampede.models.provider;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.at;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.capacity.AutoscalerSpec.Schedule;
import dev.stampede.models.capacity.AutoscalerSpec.Step;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.OfUsers;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app and an API in front of one engine, which is the API's. */
class SharedEngineTest {

  private static final EngineSpec ONE = servers(1, always(10));

  private static ProviderSpec api(EngineSpec engine, AdmissionSpec admission) {
    return new ProviderSpec("api", engine, QuotaSpec.NONE, 1, 0, 529, true, null, admission);
  }

  private static ProviderSpec app(ProviderSpec api, AdmissionSpec admission) {
    return new ProviderSpec("app", ONE, QuotaSpec.NONE, 1, 0, 503, true, null, admission)
        .servedBy(api);
  }

  private static UseCaseSpec work(String name, ArrivalSpec arrivals, String architecture) {
    return new UseCaseSpec(
        name,
        UseCaseSpec.OURSELVES,
        new PopulationSpec(arrivals),
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        null,
        0,
        0,
        architecture);
  }

  /** Work of the app and work of the API, each with a door of its own. */
  private static Sketch doors(
      ProviderSpec api, AdmissionSpec ofApp, ArrivalSpec toApp, ArrivalSpec toApi) {
    return new Sketch()
        .useCase(work("people", toApp, "by-app"))
        .useCase(work("programs", toApi, "by-api"))
        .provider(app(api, ofApp)) // the order of a file decides nothing
        .provider(api)
        .architecture("by-app", List.of(), "app")
        .architecture("by-api", List.of(), "api");
  }

  private static Sketch doors(EngineSpec engine, ArrivalSpec toApp, ArrivalSpec toApi) {
    return doors(api(engine, AdmissionSpec.PLAIN), AdmissionSpec.PLAIN, toApp, toApi);
  }

  private static double seconds(TrialResult result, int useCase) {
    return result.useCases().get(useCase).endToEnd().mean() / Sketch.SECOND;
  }

  private static ProviderResult app(TrialResult result) {
    return result.providers().get(0);
  }

  private static ProviderResult api(TrialResult result) {
    return result.providers().get(1);
  }

  /** How much work of a use case ended in each way of its only call. */
  private static List<String> ends(TrialResult result, int useCase) {
    UseCaseResult found = result.useCases().get(useCase);
    return found.descents().ways().stream()
        .map(
            way ->
                "%d %s %s %s"
                    .formatted(
                        Arrays.stream(Outcome.values())
                            .mapToLong(outcome -> found.descents().count(way, outcome))
                            .sum(),
                        way.get(0).status(),
                        way.get(0).cause().kind(),
                        way.get(0).cause().detail()))
        .sorted()
        .toList();
  }

  @Test
  void oneServer_worksOffTheCallsOfBothDoorsAsTheyCome() {
    // Ends at 10, 20, 30 and 40 s: app, API, API, app.
    TrialResult result = doors(ONE, at(0, 4), at(1, 2)).run();
    assertThat(seconds(result, 0)).isEqualTo((10 + 36) / 2.0);
    assertThat(seconds(result, 1)).isEqualTo((19 + 28) / 2.0);
    assertThat(app(result).meanInSystem()).isEqualTo(0.46);
    assertThat(api(result).meanInSystem()).isEqualTo(0.47);
    assertThat(app(result).utilization()).isEqualTo(0.4);
    assertThat(api(result).utilization()).isEqualTo(0.4);
    assertThat(app(result).meanQueued()).isEqualTo(api(result).meanQueued()).isEqualTo(0.53);
  }

  @Test
  void roomOfTheQueue_isTakenByBoth() {
    EngineSpec small = servers(1, always(10), 1, Discipline.FIFO, null);
    TrialResult result = doors(small, at(0, 2), at(1, 3)).run();
    assertThat(ends(result, 0)).containsExactly("1 OK NONE ", "1 OVERLOADED QUEUE_FULL ");
    assertThat(ends(result, 1)).containsExactly("1 OK NONE ", "1 OVERLOADED QUEUE_FULL ");
  }

  @Test
  void outageOfTheOwner_cutsAllThatIsInside_andTheEngineIsOutForBoth() {
    TrialResult result =
        doors(ONE, at(0, 2, 6, 20), at(1, 7, 30)).fault("api", 5, 10, new Outage(503, 0)).run();
    assertThat(ends(result, 0))
        .containsExactly("1 OK NONE ", "1 OVERLOADED OUTAGE api", "2 CUT OUTAGE api");
    assertThat(ends(result, 1))
        .containsExactly("1 CUT OUTAGE ", "1 OK NONE ", "1 OVERLOADED OUTAGE ");
    assertThat(app(result).failed()).isEqualTo(2);
    assertThat(app(result).rejected()).isEqualTo(1);
    assertThat(app(result).succeeded()).isEqualTo(1);
  }

  @Test
  void outageOfTheOther_cutsItsOwnCallsOnly() {
    // The API's call starts when the app's is cut off, at 5 s; the next at 15 s.
    TrialResult result =
        doors(ONE, at(0, 2, 6), at(1, 7)).fault("app", 5, 10, new Outage(503, 0)).run();
    assertThat(ends(result, 0)).containsExactly("1 OVERLOADED OUTAGE ", "2 CUT OUTAGE ");
    assertThat(ends(result, 1)).containsExactly("2 OK NONE ");
    assertThat(seconds(result, 1)).isEqualTo((14 + 18) / 2.0);
    assertThat(app(result).meanInSystem()).isEqualTo(0.08);
  }

  @Test
  void outageOfSomeOfTheOwnersUsers_isTheirsBehindBothDoors() {
    double[] times = new double[200];
    TrialResult result =
        doors(servers(400, always(10)), at(times), at(times))
            .fault("api", 5, 10, new OfUsers(new Outage(503, 0), 0.5))
            .run();
    assertThat(app(result).failed()).isBetween(70L, 130L);
    assertThat(api(result).failed()).isBetween(70L, 130L);
    assertThat(app(result).failed() + app(result).succeeded()).isEqualTo(200);
  }

  @Test
  void slowness_isTheOwnersToHave() {
    TrialResult slowed = doors(ONE, at(0), at(50)).fault("api", 0, 99, new Slow(2)).run();
    assertThat(seconds(slowed, 0)).isEqualTo(20);
    TrialResult not = doors(ONE, at(0), at(50)).fault("app", 0, 99, new Slow(2)).run();
    assertThat(seconds(not, 0)).isEqualTo(10);
  }

  @Test
  void queueTimeoutOfTheOwner_isThatOfTheEngine() {
    AdmissionSpec timeout =
        new AdmissionSpec(
            Price.FREE,
            List.of(),
            WayInSpec.NONE,
            List.of(),
            new QueueTimeoutSpec(nanos(3), 429, -1));
    TrialResult result = doors(api(ONE, timeout), AdmissionSpec.PLAIN, at(1), at(0)).run();
    assertThat(ends(result, 0)).containsExactly("1 RATE_LIMITED QUEUE_TIMEOUT ");
    assertThat(app(result).timedOut()).isEqualTo(1);
  }

  @Test
  void tierOfTheApp_failsAloneWithTheAppBehindIt() {
    TierSpec signIn =
        new TierSpec(
            "sign_in",
            TierSpec.ALL,
            servers(9, always(1)),
            EngineSpec.UNBOUNDED,
            503,
            TierSpec.ENDLESS,
            504,
            List.of());
    AdmissionSpec behind =
        new AdmissionSpec(Price.FREE, List.of(), WayInSpec.of(signIn), List.of());
    ArrivalSpec toApp = at(0, 20, 50);
    Effect out = new Outage(503, 0);
    TrialResult result =
        doors(api(servers(9, always(10)), AdmissionSpec.PLAIN), behind, toApp, at(0, 20, 50))
            .fault(FaultSpec.placeOf("app", "sign_in"), 15, 10, out)
            .run();
    assertThat(ends(result, 0)).containsExactly("1 OVERLOADED TIER_FAULT sign_in", "2 OK NONE ");
    assertThat(ends(result, 1)).containsExactly("3 OK NONE ");
    assertThat(seconds(result, 1)).isEqualTo(10);
  }

  /** Two Poisson streams are one: M/M/2 at a load of 1.4 has W = 1 / (1 - .49). */
  @Test
  void twoStreams_throughTwoDoors_areThatOfTheirSum() {
    double w = 1 / (1 - 0.7 * 0.7);
    Sketch sketch =
        doors(servers(2, exponential(1)), poisson(0.5), poisson(0.9))
            .lasting(10_500, 500)
            .intervals(10_000);
    Replications.of("two doors", sketch)
        .expect("W of the app", w, r -> seconds(r, 0))
        .expect("W of the API", w, r -> seconds(r, 1))
        .expect("L of the app", 0.5 * w, r -> app(r).meanInSystem())
        .expect("L of the API", 0.9 * w, r -> api(r).meanInSystem())
        .expect("utilization", 0.7, r -> app(r).utilization())
        .agree();
  }

  @Test
  void autoscalerOfTheOwner_seesTheCallsOfBoth_andReplicasAreItsToPayOnce() {
    ScalingSpec scaling =
        new ScalingSpec(new Schedule(List.of(new Step(nanos(10), 2))), 1, 0, List.of(always(5)));
    ProviderSpec api =
        new ProviderSpec("api", ONE, QuotaSpec.NONE, 1, 0, 529, true, scaling, AdmissionSpec.PLAIN)
            .with(Payment.ofProvider(3600, 0), 0);
    TrialResult result = doors(api, AdmissionSpec.PLAIN, at(0), at(11)).run();
    assertThat(seconds(result, 1)).isEqualTo(10);
    assertThat(app(result).meanCapacity()).isEqualTo(api(result).meanCapacity()).isEqualTo(1.85);
    assertThat(api(result).rent().of(CostPart.REPLICAS)).isCloseTo(190, within(1e-9));
    assertThat(app(result).rent().of(CostPart.REPLICAS)).isZero();
    assertThat(app(api, AdmissionSpec.PLAIN).perHour().of(CostPart.REPLICAS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7})
  void oneAndTwoWorkers_findTheSameBits(long seed) {
    Sketch sketch =
        doors(servers(2, exponential(1)), poisson(0.9), poisson(1))
            .lasting(300, 10)
            .fault("api", 100, 20, new Outage(503, 0))
            .fault("app", 200, 20, new Outage(503, 0));
    assertThat(digest(sketch, seed, 1)).isEqualTo(digest(sketch, seed, 2));
  }

  private static Object digest(Sketch sketch, long seed, int workers) {
    try (Trial trial = new Trial(sketch.spec(), 0, seed, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result().digest();
    }
  }

  @Test
  void whatBelongsToAnEngine_belongsToItsOwner() {
    ProviderSpec api = api(ONE, AdmissionSpec.PLAIN);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                app(
                    api,
                    new AdmissionSpec(
                        Price.FREE,
                        List.of(),
                        WayInSpec.NONE,
                        List.of(),
                        new QueueTimeoutSpec(nanos(3), 429, -1))))
        .withMessage(
            "queue_timeout (with the engine of api) must stand with api, whose engine it is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> app(api, AdmissionSpec.PLAIN).with(Payment.ofProvider(1, 0), 0))
        .withMessage("price (with the engine of api) must stand with api, whose engine it is");
  }
}
