package dev.stampede.models.market;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static dev.stampede.models.market.MarketTest.calls;
import static dev.stampede.models.market.MarketTest.provider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.market.CustomersSpec.Limits;
import dev.stampede.models.market.MarketResult.OfClass;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.market.MarketSpec.CustomerClass;
import dev.stampede.models.market.MarketSpec.Destination;
import dev.stampede.models.market.MarketSpec.FailOver;
import dev.stampede.models.market.MarketSpec.Retrial;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.SheddingSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Customers who pay and customers who do not. */
class ClassesTest {

  private static final int PAID = 6;
  private static final int FREE = 0;
  private static final int SEEDS = 2;
  private static final long FIRST_SEED = Long.getLong("stampede.seed", 1L);

  private static List<CustomerClass> paidAndFree(double paid) {
    return List.of(
        new CustomerClass("paid", paid, PAID, null),
        new CustomerClass("free", 1 - paid, FREE, null));
  }

  private static MarketSpec market(double perSecond, double paid, Surge... surges) {
    return new MarketSpec(calls(perSecond, surges), Calls.EMPTY, 0, null, null, MarketSpec.SECOND)
        .with(paidAndFree(paid));
  }

  private static ProviderSpec shedding(
      EngineSpec engine, long inside, @Nullable MarketSpec market, TierSpec... tiers) {
    ProviderSpec spec =
        new ProviderSpec(
            "p",
            engine,
            QuotaSpec.NONE,
            1,
            0,
            529,
            true,
            null,
            new AdmissionSpec(
                Price.FREE, List.of(), WayInSpec.of(tiers), List.of(new SheddingSpec(3, inside))));
    return market == null ? spec : spec.with(market);
  }

  private static MarketResult run(double seconds, double warmup, ProviderSpec provider) {
    return MarketTest.market(
        new Sketch()
            .lasting(seconds, warmup)
            .useCase("ours", Sketch.at(1))
            .provider(provider)
            .run(),
        0);
  }

  private static MarketFigures of(MarketResult result, String name) {
    return result.classes().stream()
        .filter(each -> each.name().equals(name))
        .map(OfClass::calls)
        .findFirst()
        .orElseThrow();
  }

  private static double shareOf(double some, MarketFigures all) {
    return some / all.offered();
  }

  /** 100 servers of a second: of 40 and 100 a second those who pay get 40, the others the rest. */
  @Test
  void whoPaysNothing_isShedFirst() {
    MarketResult result =
        run(600, 100, shedding(servers(100, exponential(1)), 100, market(140, 40 / 140.0)));

    assertThat(of(result, "paid").refused()).isZero();
    assertThat(of(result, "free").refused()).isCloseTo(40.0 * 500, within(20.0));
    assertThat(of(result, "free").shed()).isEqualTo(of(result, "free").refused());
    assertThat(of(result, "paid").served()).isCloseTo(40.0 * 500, within(1.0));
    assertThat(result.all().served()).isCloseTo(100.0 * 500, within(20.0));
  }

  /**
   * More of those who pay than can be served, 120 a second, and room for 50 to wait: they get all
   * there is, and the others nothing once the servers are busy.
   */
  @Test
  void wherePayersAloneAreTooMany_theOthersGetNothing() {
    EngineSpec engine = servers(100, exponential(1), 50, Discipline.FIFO, null);
    MarketResult result = run(600, 100, shedding(engine, 100, market(200, 0.6)));

    assertThat(of(result, "free").served()).isCloseTo(0, within(1.0));
    assertThat(of(result, "free").shed()).isCloseTo(80.0 * 500, within(1.0));
    assertThat(of(result, "paid").refused()).isCloseTo(20.0 * 500, within(20.0));
    assertThat(of(result, "paid").shed()).isZero();
  }

  /**
   * 50 a second of ours among them, of a priority as high, leave the others 10 of the 60 a second
   * that they would get; less, since the number of ours inside changes by 7 either way.
   */
  @Test
  void ours_countAmongThoseInside() {
    TrialResult result =
        new Sketch()
            .lasting(600, 100)
            .useCase(Sketch.prioritized("ours", Sketch.poisson(50), PAID))
            .provider(shedding(servers(100, exponential(1)), 100, market(140, 40 / 140.0)))
            .run();
    MarketResult others = MarketTest.market(result, 0);

    assertThat(result.useCases().get(0).failed().count()).isZero();
    assertThat(of(others, "paid").refused()).isZero();
    assertThat(of(others, "free").served()).isBetween(7.0 * 500, 10.0 * 500);
  }

  /** What came is what was served, refused, cut or given up, or is inside, of each class. */
  @Test
  void everyClass_isConserved() {
    TierSpec edge =
        new TierSpec(
            "edge",
            TierSpec.ALL,
            servers(20, exponential(0.1), 50, Discipline.FIFO, null),
            EngineSpec.UNBOUNDED,
            503,
            nanos(1),
            504,
            List.of());
    Surge three = new Surge(nanos(100), 3, 0, nanos(100), 0);
    Limits limits = new Limits(90, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 3);
    Distribution sizes = Distribution.Lognormal.ofPercentiles(1, 0.95, 4);
    MarketSpec market =
        new MarketSpec(
                calls(140, three),
                Calls.EMPTY,
                0,
                new FailOver(
                    List.of(new Destination("other", 0.5)), 0.9, nanos(10), always(5), always(60)),
                new Retrial(0.5, 10),
                MarketSpec.SECOND)
            .with(
                List.of(
                    new CustomerClass("paid", 0.3, PAID, null),
                    new CustomerClass(
                        "free", 0.7, FREE, new CustomersSpec(200, sizes, limits, 10))));
    EngineSpec engine = servers(100, exponential(1), 30, Discipline.PRIORITY, exponential(2));
    TrialResult result =
        new Sketch()
            .lasting(500, 0)
            .useCase("ours", Sketch.poisson(2))
            .provider(shedding(engine, 110, market, edge))
            .provider(provider("other", servers(100, exponential(1)), market(10, 0.5)))
            .fault("p", 300, 20, new Outage(503, 0))
            .run();
    MarketResult here = MarketTest.market(result, 0);
    MarketResult there = MarketTest.market(result, 1);

    MarketFigures sum = of(here, "paid").plus(of(here, "free"));
    assertThat(sum.offered()).isCloseTo(here.offered(), within(1e-6 * here.offered()));
    assertThat(sum.refused()).isCloseTo(here.refused(), within(1e-6 * here.offered()));
    for (OfClass each : here.classes()) {
      MarketFigures calls = each.calls();
      double gone = calls.served() + calls.refused() + calls.abandoned() + calls.cut();
      assertThat(calls.offered() - gone).as(each.name()).isBetween(0.0, 200.0);
      assertThat(calls.cut()).as(each.name()).isPositive();
      assertThat(calls.failedOver()).as(each.name()).isPositive();
    }
    assertThat(of(here, "free").limited()).isPositive();
    assertThat(of(here, "paid").limited()).isZero();
    assertThat(there.offered()).isCloseTo(10 * 500 + here.failedOver(), within(200.0));
    assertThat(of(there, "paid").offered()).isCloseTo(of(there, "free").offered(), within(1e-3));
  }

  /**
   * 400 servers of a second, 200 of those who pay and 280 others a second, and half more from 200 s
   * to 400 s: shed from 380 inside on, with all calls discrete or as a market. Over four seeds
   * 48.59 % of the free ones were refused, as a market 48.66 %.
   */
  @Test
  void shed_asOftenAsInADiscreteCrowd() {
    Surge more = new Surge(nanos(200), 1.5, 0, nanos(200), 0);
    EngineSpec engine = servers(400, exponential(1), 40, Discipline.FIFO, null);
    double[] discrete = new double[2];
    for (int i = 0; i < SEEDS; i++) {
      List<UseCaseResult> crowd = crowd(shedding(engine, 380, null), i, more);
      discrete[0] += refused(crowd.get(0)) / SEEDS;
      discrete[1] += refused(crowd.get(1)) / SEEDS;
    }
    MarketResult fluid = run(600, 0, shedding(engine, 380, market(480, 200 / 480.0, more)));

    double free = shareOf(of(fluid, "free").refused(), of(fluid, "free"));
    assertThat(free).isCloseTo(discrete[1], within(0.03 * discrete[1]));
    assertThat(shareOf(of(fluid, "paid").refused(), of(fluid, "paid")))
        .isCloseTo(discrete[0], within(0.003));
  }

  private static List<UseCaseResult> crowd(ProviderSpec provider, int seed, Surge surge) {
    Sketch sketch =
        new Sketch()
            .lasting(600, 0)
            .useCase(Sketch.prioritized("paid", RatedSpec.poisson(200, List.of(surge)), PAID))
            .useCase(Sketch.prioritized("free", RatedSpec.poisson(280, List.of(surge)), FREE))
            .provider(provider);
    return Sketch.run(sketch.spec(), 0, FIRST_SEED + seed, 0).useCases();
  }

  private static double refused(UseCaseResult result) {
    return (double) result.failed().count() / result.attempts();
  }

  /**
   * The same load in one line by priority, in which patience is 5 s in the mean: it is those who
   * pay nothing who wait and give up: over four seeds 55.21 %, as a market 55.13 %.
   */
  @Test
  void lineByPriority_losesThoseBelow_asInADiscreteCrowd() {
    Surge more = new Surge(nanos(200), 1.5, 0, nanos(200), 0);
    EngineSpec engine =
        servers(400, exponential(1), EngineSpec.UNBOUNDED, Discipline.PRIORITY, exponential(5));
    double[] discrete = new double[2];
    for (int i = 0; i < SEEDS; i++) {
      List<UseCaseResult> crowd = crowd(provider("p", engine, null), i, more);
      discrete[0] += refused(crowd.get(0)) / SEEDS;
      discrete[1] += refused(crowd.get(1)) / SEEDS;
    }
    MarketResult fluid = run(600, 0, provider("p", engine, market(480, 200 / 480.0, more)));

    double free = shareOf(of(fluid, "free").abandoned(), of(fluid, "free"));
    assertThat(free).isCloseTo(discrete[1], within(0.03 * discrete[1]));
    assertThat(shareOf(of(fluid, "paid").abandoned(), of(fluid, "paid")))
        .isCloseTo(discrete[0], within(0.003));
  }

  @Test
  void whatIsNotAll_isRefused() {
    MarketSpec some = MarketTest.market(1, 0);
    assertThatThrownBy(() -> some.with(List.of(new CustomerClass("a", 0.9, 0, null))))
        .hasMessageContaining("100 %");
    assertThatThrownBy(
            () ->
                some.with(
                    List.of(
                        new CustomerClass("a", 0.5, 0, null),
                        new CustomerClass("a", 0.5, 0, null))))
        .hasMessageContaining("different names");
    assertThatThrownBy(() -> new CustomerClass("a", 1, 10, null)).hasMessageContaining("priority");
  }
}
