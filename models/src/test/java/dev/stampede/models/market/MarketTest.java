package dev.stampede.models.market;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.capacity.AutoscalerSpec;
import dev.stampede.models.capacity.AutoscalerSpec.Direction;
import dev.stampede.models.capacity.AutoscalerSpec.Hpa;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.capacity.AutoscalerSpec.Policy;
import dev.stampede.models.capacity.AutoscalerSpec.Schedule;
import dev.stampede.models.capacity.AutoscalerSpec.Select;
import dev.stampede.models.capacity.AutoscalerSpec.Step;
import dev.stampede.models.capacity.AutoscalerSpec.Target;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.market.MarketSpec.CustomerClass;
import dev.stampede.models.market.MarketSpec.Retrial;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Markets inside whole trials. */
class MarketTest {

  static final Effect OUTAGE = new Outage(503, 0);

  static MarketSpec market(double perSecond, double reserved) {
    return new MarketSpec(calls(perSecond), Calls.EMPTY, reserved, null, null, MarketSpec.SECOND);
  }

  static DemandCurve calls(double perSecond, Surge... surges) {
    return CurveDemand.of(perSecond, List.of(surges));
  }

  static ProviderSpec provider(String name, EngineSpec engine, @Nullable MarketSpec market) {
    ProviderSpec spec = new ProviderSpec(name, engine, QuotaSpec.NONE, 1, nanos(0.02), 529, true);
    return market == null ? spec : spec.with(market);
  }

  static EngineSpec pool(int servers, double service, int limit) {
    return servers(servers, exponential(service), limit, Discipline.FIFO, null);
  }

  static MarketResult market(TrialResult result, int provider) {
    MarketResult market = result.providers().get(provider).market();
    if (market == null) {
      throw new AssertionError("no market");
    }
    return market;
  }

  /**
   * A thousand servers, 891/s of others and 9/s of ours, twice that from 100 s to 200 s, and room
   * for 20,000 to wait. With the others discrete or as a market, our waits (9.8 s in the mean) and
   * refusals (some 600) agree: over 40 seeds the differences had the means 0.02 s, 0.01 s and -3,
   * and the standard deviations 0.18 s, 0.062 s and 24. The bounds are four of those: of 5,000
   * seeds one would fail one of the three.
   */
  @Test
  void market_isToUsWhatAsManyDiscreteCallsAre() {
    Surge twice = new Surge(nanos(100), 2, 0, nanos(100), 0);
    ArrivalSpec ours = RatedSpec.poisson(9, List.of(twice));
    EngineSpec engine = pool(1000, 1, 20_000);
    UseCaseResult discrete =
        new Sketch()
            .lasting(400, 0)
            .useCase("ours", ours)
            .useCase("others", RatedSpec.poisson(891, List.of(twice)))
            .provider(provider("pool", engine, null))
            .run()
            .useCases()
            .get(0);
    MarketSpec others =
        new MarketSpec(calls(891, twice), Calls.EMPTY, 0, null, null, MarketSpec.SECOND);
    UseCaseResult fluid =
        new Sketch()
            .lasting(400, 0)
            .useCase("ours", ours)
            .provider(provider("pool", engine, others))
            .run()
            .useCases()
            .get(0);

    assertThat(fluid.waiting().mean() / 1e9)
        .isCloseTo(discrete.waiting().mean() / 1e9, within(0.75));
    assertThat(fluid.waiting().percentile(90) / 1e9)
        .isCloseTo(discrete.waiting().percentile(90) / 1e9, within(0.25));
    assertThat((double) fluid.failed().count())
        .isCloseTo((double) discrete.failed().count(), within(100.0));
  }

  /** The same calls of ours among 10 or 10,000 times as many: the same events to the last one. */
  @Test
  void aLargerMarket_costsNothing() {
    long[] events = new long[2];
    int i = 0;
    for (int times : new int[] {10, 10_000}) {
      TrialResult result =
          new Sketch()
              .lasting(600, 60)
              .useCase("ours", Sketch.poisson(2))
              .provider(
                  provider("pool", pool(4 * times, 1, EngineSpec.UNBOUNDED), market(2 * times, 0)))
              .run();
      assertThat(market(result, 0).offered()).isCloseTo(2.0 * times * 540, within(1e-3));
      assertThat(result.providers().get(0).utilization())
          .isCloseTo((2.0 * times + 2) / (4.0 * times), within(0.01));
      events[i++] = result.events();
    }

    assertThat(events[0]).isEqualTo(events[1]);
  }

  /**
   * 15/s on ten servers of a second line up 94.6 by 20.02 s, when ours comes, and 244.5 by 50 s;
   * then 5/s come, and the last of the line starts 48.9 s later. Ours waits for one server, for
   * those before it and one server, or until nobody waits and a whole server is free, which takes
   * another ln(5/4) s.
   */
  @ParameterizedTest
  @CsvSource({"9, 0.1", "5, 9.56", "0, 79.105"})
  void priority_goesBeforeTheMarketOrAfterIt(int priority, double wait) {
    Surge three = new Surge(0, 3, 0, nanos(50), 0);
    MarketSpec market =
        new MarketSpec(calls(5, three), Calls.EMPTY, 0, null, null, MarketSpec.SECOND);
    TrialResult result =
        new Sketch()
            .useCase(Sketch.prioritized("ours", Sketch.at(20), priority))
            .provider(
                provider(
                    "pool",
                    servers(10, exponential(1), EngineSpec.UNBOUNDED, Discipline.PRIORITY, null),
                    market.withPriority(5)))
            .run();

    assertThat(result.useCases().get(0).waiting().mean() / 1e9).isCloseTo(wait, within(0.01));
  }

  /**
   * A thousand servers, others of priority 5 at 900/s and for a minute half as many more, and ours
   * of priority 9, 5 and 0: waits of 0.5 ms, 4.8 s and 68 s in the mean. With the others discrete
   * or as a market they differed over 12 seeds by -0.03 s and -0.6 s in the mean, with standard
   * deviations of 0.15 s and 2.7 s; bounds are four of these.
   */
  @Test
  void priorities_areToUsWhatTheyAreAmongDiscreteCalls() {
    Surge more = new Surge(nanos(100), 1.5, 0, nanos(60), 0);
    EngineSpec engine = servers(1000, exponential(1), 100_000, Discipline.PRIORITY, null);
    MarketSpec others =
        new MarketSpec(calls(891, more), Calls.EMPTY, 0, null, null, MarketSpec.SECOND)
            .withPriority(5);
    ArrivalSpec discreteOthers = RatedSpec.poisson(891, List.of(more));
    List<UseCaseResult> discrete =
        threePriorities(more)
            .useCase(Sketch.prioritized("others", discreteOthers, 5))
            .provider(provider("pool", engine, null))
            .run()
            .useCases();
    List<UseCaseResult> fluid =
        threePriorities(more).provider(provider("pool", engine, others)).run().useCases();

    double[] within = {0.002, 0.6, 11};
    for (int i = 0; i < within.length; i++) {
      assertThat(fluid.get(i).waiting().mean() / 1e9)
          .as(fluid.get(i).name())
          .isCloseTo(discrete.get(i).waiting().mean() / 1e9, within(within[i]));
    }
  }

  private static Sketch threePriorities(Surge surge) {
    Sketch sketch = new Sketch().lasting(600, 0);
    for (int priority : new int[] {9, 5, 0}) {
      ArrivalSpec ours = RatedSpec.poisson(3, List.of(surge));
      sketch.useCase(Sketch.prioritized("ours of " + priority, ours, priority));
    }
    return sketch;
  }

  private static ProviderSpec scaled(EngineSpec engine, AutoscalerSpec by, MarketSpec market) {
    ScalingSpec scaling = new ScalingSpec(by, 10, 0, List.of(always(0)));
    return new ProviderSpec(
            "pool", engine, QuotaSpec.NONE, 1, 0, 529, true, scaling, AdmissionSpec.PLAIN)
        .with(market);
  }

  /**
   * 15/s on ten servers of a second: they are full after ln 3 s, and at 50 s there are 244.5 before
   * ours. Ten more at 60 s take 10 of the 144.5 left then, and all the rest in 6.7 s.
   */
  @Test
  void newReplicas_serveTheLineOfTheMarket() {
    Schedule twoAtSixty = new Schedule(List.of(new Step(nanos(60), 2)));
    TrialResult result =
        new Sketch()
            .useCase("ours", Sketch.at(50))
            .provider(scaled(pool(10, 1, EngineSpec.UNBOUNDED), twoAtSixty, market(15, 0)))
            .run();

    double before = 5 * (50 - Math.log(3));
    double wait = 10 + (before - 100 - 10) / 20 + 0.05;
    assertThat(result.useCases().get(0).waiting().mean() / 1e9).isCloseTo(wait, within(1e-3));
  }

  /** 25/s for a second each: with 8 for each replica there are four, and 25 of 40 servers busy. */
  @ParameterizedTest
  @CsvSource({"CONCURRENCY, 8", "RATE, 8", "UTILIZATION, 0.8"})
  void autoscaler_seesTheMarket(Metric metric, double target) {
    Direction usual = new Direction(0.1, 0, Select.MAX, List.of(new Policy(true, 1000, nanos(15))));
    Hpa hpa = new Hpa(new Target(metric, target), 1, 20, nanos(15), usual, usual);
    List<CustomerClass> classes =
        List.of(new CustomerClass("paid", 0.3, 1, null), new CustomerClass("free", 0.7, 0, null));
    for (MarketSpec market : List.of(market(25, 0), market(25, 0).with(classes))) {
      TrialResult result =
          new Sketch()
              .lasting(900, 600)
              .useCase("ours", Sketch.at())
              .provider(scaled(pool(10, 1, EngineSpec.UNBOUNDED), hpa, market))
              .run();

      assertThat(result.providers().get(0).utilization()).isCloseTo(25 / 40.0, within(1e-3));
    }
  }

  /** 10 of 20 a second find a server; of the others half try again, and half of those... */
  @Test
  void retrial_multipliesWhatComes() {
    MarketSpec retrying =
        new MarketSpec(calls(20), Calls.EMPTY, 0, null, new Retrial(0.5, 5), MarketSpec.SECOND);
    TrialResult result =
        new Sketch()
            .lasting(1000, 500)
            .useCase("ours", Sketch.at(1))
            .provider(provider("pool", pool(10, 1, 5), retrying))
            .run();

    // x = 20 + (x - 10) / 2
    assertThat(market(result, 0).offered()).isCloseTo(30 * 500, within(1.0));
    assertThat(market(result, 0).refused()).isCloseTo(20 * 500, within(1.0));
  }

  /** A brownout of 40 % refuses 40 of 100 a second; slow doubles what is inside. */
  @Test
  void faults_hitTheMarketToo() {
    TrialResult result =
        new Sketch()
            .lasting(300, 0)
            .useCase("ours", Sketch.at(1))
            .provider(provider("pool", pool(300, 1, 0), market(100, 0)))
            .fault("pool", 100.25, 50, new Brownout(0.4, 500, 0))
            .fault("pool", 200, 90, new Slow(2))
            .run();

    assertThat(market(result, 0).refused()).isCloseTo(40 * 50, within(1e-6));
    double busySeconds = (100 * 300 - 40 * 50 + 100 * 90) / 300.0; // before the ends of ramps
    assertThat(result.providers().get(0).utilization()).isCloseTo(busySeconds / 300, within(0.004));
  }

  @Test
  void sharing_isSharedWithTheMarket() {
    EngineSpec machine = new SharingSpec(100, always(1), EngineSpec.UNBOUNDED);
    TrialResult result =
        new Sketch()
            .lasting(200, 0)
            .useCase("ours", Sketch.at(100))
            .provider(provider("machine", machine, market(150, 0)))
            .run();

    // it fills at ln 3 s; at 100 s about 100 + 50 (100 - ln 3) are inside, 50 more each second, and
    // ours needs the integral of 100 / (inside + 1) to reach 1: n0 (e^0.5 - 1) / 50 s
    double inside = 101 + 50 * (100 - StrictMath.log(3));
    double expected = inside * (StrictMath.exp(0.5) - 1) / 50;
    assertThat(result.useCases().get(0).endToEnd().mean() / 1e9)
        .isCloseTo(expected, within(0.01 * expected));
  }

  @Test
  void bits_areTheSameForAnyNumberOfWorkers() {
    TrialSpec spec =
        MarketFailOverTest.failingOver(0.05, 40).useCase("more", Sketch.poisson(50)).spec();
    TrialResult one = run(spec, 1);
    for (int workers = 2; workers <= 3; workers++) {
      TrialResult other = run(spec, workers);
      assertThat(other.digest()).isEqualTo(one.digest());
      assertThat(market(other, 1)).isEqualTo(market(one, 1));
    }
  }

  private static TrialResult run(TrialSpec spec, int workers) {
    try (Trial trial = new Trial(spec, 0, 7, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result();
    }
  }

  @Test
  void engineThatServesTheLatestFirst_takesNoMarket() {
    EngineSpec engine = servers(1, always(1), 1, Discipline.LIFO, null);
    MarketSpec others = market(1, 0);

    assertThatThrownBy(() -> provider("p", engine, others))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fifo");
  }
}
