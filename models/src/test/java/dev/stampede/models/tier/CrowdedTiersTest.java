package dev.stampede.models.tier;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.fault.DoorClosed;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.work.Errand;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A market that passes tiers, beside a crowd of discrete calls. */
class CrowdedTiersTest {

  private static final int SEEDS = 6;

  static EngineSpec pool(int servers, Distribution service, int limit) {
    return new ServersSpec(servers, service, limit, Discipline.FIFO, null);
  }

  static TierSpec tier(String name, @Nullable EngineSpec engine, long timeoutNanos) {
    return new TierSpec(
        name, TierSpec.ALL, engine, EngineSpec.UNBOUNDED, 503, timeoutNanos, 504, List.of());
  }

  static ProviderSpec provider(@Nullable MarketSpec market, TierSpec... tiers) {
    WayInSpec wayIn = new WayInSpec(List.of(tiers), null);
    ProviderSpec spec =
        new ProviderSpec(
            "p",
            servers(1_000_000, always(1)),
            QuotaSpec.NONE,
            1,
            0,
            529,
            true,
            null,
            new AdmissionSpec(Price.FREE, List.of(), wayIn, List.of()));
    return market == null ? spec : spec.with(market);
  }

  static MarketSpec market(double perSecond, Surge... surges) {
    return new MarketSpec(
        CurveDemand.of(perSecond, List.of(surges)), Calls.EMPTY, 0, null, null, MarketSpec.SECOND);
  }

  static CrowdResult crowd(TrialResult result, int tier) {
    return Objects.requireNonNull(result.providers().get(0).wayIn().get(tier).market());
  }

  /** The same load as a crowd of discrete calls, and as a market with some calls of ours in it. */
  private record Both(TwoCrowds crowds) {

    static Both of(double seconds, double others, double ours, Surge surge, TierSpec... tiers) {
      return new Both(
          TwoCrowds.of(
              SEEDS,
              calls("all", seconds, others + ours, surge).provider(provider(null, tiers)),
              calls("ours", seconds, ours, surge)
                  .provider(provider(market(others, surge), tiers))));
    }

    private static Sketch calls(String name, double seconds, double perSecond, Surge surge) {
      return new Sketch()
          .lasting(seconds, 0)
          .useCase(name, RatedSpec.poisson(perSecond, List.of(surge)));
    }

    /** Expects that ours meet what all do when everybody is discrete. */
    void agree(int tier, double tolerance) {
      crowds.ours("refused", tier, tolerance, t -> share(t.refused(), t));
      crowds.ours("timed out", tier, tolerance, t -> share(t.timedOut(), t));
      crowds.ours("wait", tier, tolerance, t -> t.waiting().mean());
      crowds.ours("p90 of waits", tier, tolerance, t -> t.waiting().percentile(90));
    }

    private static double share(long calls, TierResult tier) {
      return (double) calls / (tier.admitted() + tier.refused());
    }
  }

  private static final Surge HALF_MORE = new Surge(nanos(200), 1.5, 0, nanos(300), 0);

  @Test
  void overload_refusesAndDelaysAsADiscreteCrowdDoes() {
    TierSpec edge = tier("edge", pool(10, exponential(0.1), 300), TierSpec.ENDLESS);
    TierSpec keys = tier("keys", pool(11, exponential(0.1), 30), TierSpec.ENDLESS);
    Both both = Both.of(700, 78, 14, HALF_MORE, edge, keys);
    both.agree(0, 0.03);
    both.agree(1, 0.06);
  }

  @Test
  void timeout_endsAsManyAsInADiscreteCrowd() {
    Both.of(700, 78, 14, HALF_MORE, tier("edge", pool(10, exponential(0.1), 3000), nanos(5)))
        .agree(0, 0.05);
  }

  @Test
  void belowSaturation_chanceMakesTheSameWaits() {
    Surge none = new Surge(nanos(1), 1, 0, nanos(1), 0);
    Both.of(1000, 60, 20, none, tier("edge", pool(10, exponential(0.1), 15), TierSpec.ENDLESS))
        .agree(0, 0.03);
  }

  /** Ten times the market before ten times the servers: the same calls of ours, the same events. */
  @Test
  void aLargerMarket_costsNoEvents() {
    long[] events = new long[2];
    for (int i = 0; i < 2; i++) {
      int times = i == 0 ? 1 : 10;
      events[i] =
          new Sketch()
              .lasting(300, 0)
              .useCase("ours", Sketch.poisson(2))
              .provider(
                  provider(
                      market(60 * times),
                      tier("edge", pool(100 * times, always(0.1), 10), TierSpec.ENDLESS)))
              .run()
              .events();
    }

    assertThat(events[0]).isEqualTo(events[1]);
  }

  /**
   * A lock of 10 places where a fault adds 4 s to each call, for 10/s of others: Erlang's loss at a
   * load of 40 refuses 75.8 %, and nobody while there is none.
   */
  @Test
  void placesAlone_fillWhenAFaultHoldsCallsUp() {
    TierSpec lock =
        new TierSpec("lock", TierSpec.ALL, null, 10, 503, TierSpec.ENDLESS, 504, List.of());
    TrialResult result =
        new Sketch()
            .lasting(400, 0)
            .useCase("ours", Sketch.at(350))
            .provider(provider(market(10), lock))
            .fault(new FaultSpec("slow", "p.lock", nanos(100), nanos(200), new Slow(1, nanos(4))))
            .run();

    assertThat(crowd(result, 0).refused()).isCloseTo(200 * 10 * 0.758, within(40.0));
    assertThat(crowd(result, 0).timedOut()).isZero();
    assertThat(result.useCases().get(0).failed().count()).isZero();
  }

  /** 60/s come to 10 servers of 0.1 s; an outage of 10 s loses 600, and those inside. */
  @Test
  void outageOfATier_losesWhatComesAndWhatIsInside() {
    TrialResult result =
        new Sketch()
            .lasting(100, 0)
            .useCase("ours", Sketch.at(50))
            .provider(
                provider(market(60), tier("edge", pool(10, exponential(0.1), 9), TierSpec.ENDLESS)))
            .fault(new FaultSpec("out", "p.edge", nanos(20), nanos(10), new Outage(503, 0)))
            .run();

    assertThat(crowd(result, 0).failed()).isCloseTo(606, within(1.0));
    assertThat(crowd(result, 0).passed()).isCloseTo(60 * 100 - 606 - 6, within(3.0));
  }

  private static TierSpec signIn(int servers) {
    return new TierSpec(
        "sign_in",
        Set.of(Errand.LOG_IN),
        pool(servers, always(0.1), 100),
        EngineSpec.UNBOUNDED,
        503,
        TierSpec.ENDLESS,
        504,
        List.of());
  }

  /**
   * Of 36,000 customers with sessions of an hour 10 a second lose theirs, and log in with their
   * next call, which comes within 10 s in the mean: so 100 have none. A door that is shut for 100 s
   * leaves 10 a second more, 1,100 at its end; each of those without calls once in 10 s and is
   * refused, 100 * 10 + 10 * 100^2 / 2 / 10 = 6,000 times. Then a sign-in for 60 a second takes 10
   * that are needed anyway and 50 of the 1,000: so they are through in 20 s, if they are there, and
   * as each comes once in 10 s the last of them follow by the exponential law of that.
   */
  @Test
  void shutDoor_keepsTheLogInsThatEndMeanwhile() {
    MarketSpec market =
        market(3_600).with(new MarketSpec.Sessions(36_000, new Distribution.Constant(3600), 1));
    WayInSpec wayIn = new WayInSpec(List.of(signIn(6)), null, market.errands());
    TrialResult result =
        new Sketch()
            .lasting(800, 0)
            .useCase("ours", Sketch.at(700))
            .provider(
                new ProviderSpec(
                        "p",
                        servers(1_000_000, always(0.1)),
                        QuotaSpec.NONE,
                        1,
                        0,
                        529,
                        true,
                        null,
                        new AdmissionSpec(Price.FREE, List.of(), wayIn, List.of()))
                    .with(market))
            .fault(
                new FaultSpec("shut", "p.sign_in", nanos(100), nanos(100), new DoorClosed(503, 0)))
            .run();
    CrowdResult logIns = crowd(result, 0);

    assertThat(logIns.failed()).isCloseTo(6_000, within(180.0));
    assertThat(logIns.passed()).isCloseTo(800 * 10 - 100, within(150.0));
  }

  @Test
  void whatAMarketCannotPass_isRefused() {
    MarketSpec members =
        market(1).with(new MarketSpec.Sessions(10, new Distribution.Constant(1), 1));
    assertThatThrownBy(() -> provider(members))
        .hasMessageContaining("market.sessions")
        .hasMessageContaining("for: [log_in]");
    assertThatThrownBy(() -> provider(market(1).withSignUps(CurveDemand.constant(1))))
        .hasMessageContaining("market.sign_ups");
    assertThatThrownBy(
            () ->
                provider(
                    market(1),
                    tier("e", pool(1, always(1), EngineSpec.UNBOUNDED), TierSpec.ENDLESS)))
        .hasMessageContaining("tiers.e.queue_limit");
    assertThatThrownBy(
            () ->
                provider(market(1), tier("e", new SharingSpec(1, always(1), 10), TierSpec.ENDLESS)))
        .hasMessageContaining("tiers.e");
  }
}
