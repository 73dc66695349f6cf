package dev.stampede.models.tier;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.tier.CrowdedTiersTest.crowd;
import static dev.stampede.models.tier.CrowdedTiersTest.market;
import static dev.stampede.models.tier.CrowdedTiersTest.pool;
import static dev.stampede.models.tier.CrowdedTiersTest.provider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.CacheSpec.Start;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A market's calls that tiers ask others about, beside a crowd of discrete calls. Bounds are twice
 * what was seen over 6 seeds.
 */
class AskingCrowdTest {

  private static final int SEEDS = 3;
  private static final Surge HALF_MORE = new Surge(nanos(100), 1.5, 0, nanos(150), 0);

  private static TierSpec asking(long timeoutNanos, boolean open, @Nullable CacheSpec cache) {
    return new TierSpec(
        "keys",
        TierSpec.ALL,
        null,
        EngineSpec.UNBOUNDED,
        503,
        timeoutNanos,
        504,
        List.of(new QuestionSpec("store", cache, 401, open)));
  }

  /** A crowd of 92/s, half more for a while, of which 14 are ours where there is a market. */
  private record Both(TwoCrowds crowds) {

    static Both of(EngineSpec store, @Nullable FaultSpec fault, TierSpec... tiers) {
      return new Both(
          TwoCrowds.of(
              SEEDS,
              sketch(92, store, fault).provider(provider(null, tiers)),
              sketch(14, store, fault).provider(provider(market(78, HALF_MORE), tiers))));
    }

    private static Sketch sketch(double perSecond, EngineSpec store, @Nullable FaultSpec fault) {
      Sketch sketch =
          new Sketch()
              .lasting(400, 0)
              .dependency("store", store)
              .useCase("all", RatedSpec.poisson(perSecond, List.of(HALF_MORE)));
      return fault == null ? sketch : sketch.fault(fault);
    }

    /** Expects of ours and of the market what all meet when everybody is discrete. */
    void agree(double tolerance) {
      ours("time", tolerance, t -> t.time().mean());
      ours("known", 0.03, AskingCrowdTest::known);
      lose(tolerance);
    }

    /** Expects that ours and the market lose as many. */
    void lose(double tolerance) {
      ours("failed", 1.5 * tolerance, t -> t.failed() / came(t));
      ours("timed out", 1.5 * tolerance, t -> t.timedOut() / came(t));
      others("failed", tolerance, t -> t.failed() / came(t), c -> c.failed() / c.offered());
      others("late", tolerance, t -> t.timedOut() / came(t), c -> c.timedOut() / c.offered());
    }

    void ours(String what, double tolerance, ToDoubleFunction<TierResult> value) {
      crowds.ours(what, 0, tolerance, value);
    }

    private void others(
        String what,
        double tolerance,
        ToDoubleFunction<TierResult> value,
        ToDoubleFunction<CrowdResult> ofMarket) {
      crowds.others(what, 0, tolerance, value, ofMarket);
    }

    private static double came(TierResult tier) {
      return tier.passed() + tier.refused() + tier.failed() + tier.timedOut();
    }
  }

  private static double known(TierResult tier) {
    QuestionResult question = tier.questions().get(0);
    return (double) question.known() / question.lookedUp();
  }

  @Test
  void storeThatIsTooSmall_failsAsManyAsOfADiscreteCrowd() {
    Both.of(pool(10, exponential(0.1), 300), null, asking(TierSpec.ENDLESS, false, null))
        .agree(0.08);
  }

  @Test
  void timeout_endsWhatWaitsForTheStore() {
    Both.of(pool(10, exponential(0.1), 3000), null, asking(nanos(5), false, null)).agree(0.08);
  }

  /** With room for a fifth of what is asked about, and a life. */
  @Test
  void cache_sparesTheStore() {
    CacheSpec cache = new CacheSpec(20_000, 0.8, 4000, nanos(120), Start.MIXED);
    Both.of(pool(30, exponential(0.2), 300), null, asking(TierSpec.ENDLESS, false, cache))
        .agree(0.08);
  }

  /** The store is out for 100 s: what the cache knows decays, and is asked for anew afterwards. */
  @Test
  void outageOfTheStore_isHiddenByTheCache_forAWhile() {
    CacheSpec cache = new CacheSpec(4000, 0.5, 4000, nanos(150), Start.MIXED);
    FaultSpec out = new FaultSpec("out", "store", nanos(200), nanos(100), new Outage(503, 0));
    Both both =
        Both.of(pool(30, exponential(0.2), 300), out, asking(TierSpec.ENDLESS, false, cache));
    both.ours("known", 0.03, AskingCrowdTest::known);
    both.lose(0.08);
  }

  /** A restart of the tier makes its cache cold: the store has less than it is asked. */
  @Test
  void coldCache_overloadsTheStore() {
    CacheSpec cache = new CacheSpec(2000, 0.8, 2000, nanos(3000), Start.MIXED);
    FaultSpec out = new FaultSpec("out", "p.keys", nanos(120), nanos(10), new Outage(503, 0));
    Both both =
        Both.of(pool(2, exponential(0.1), 400), out, asking(TierSpec.ENDLESS, false, cache));
    both.ours("known", 0.03, AskingCrowdTest::known);
    both.lose(0.08);
  }

  /** 10/s for 20 s have no answer, and go on all the same. */
  @Test
  void whereATierFailsOpen_theyGoOn() {
    FaultSpec out = new FaultSpec("out", "store", nanos(20), nanos(20), new Outage(503, 0));
    TrialResult result = alone(out, asking(TierSpec.ENDLESS, true, null));

    assertThat(crowd(result, 0).failed()).isZero();
    assertThat(crowd(result, 0).passed()).isCloseTo(1000, within(12.0));
  }

  /** 10/s for 20 s and the one inside are answered in the tier's own trade. */
  @Test
  void outageOfTheStore_failsThem() {
    FaultSpec out = new FaultSpec("out", "store", nanos(20), nanos(20), new Outage(503, 0));
    TrialResult result = alone(out, asking(TierSpec.ENDLESS, false, null));

    assertThat(crowd(result, 0).failed()).isCloseTo(201, within(2.0));
    assertThat(Objects.requireNonNull(result.dependencies().get(0).market()).failed())
        .isCloseTo(201, within(2.0));
  }

  private static TrialResult alone(FaultSpec fault, TierSpec tier) {
    return new Sketch()
        .lasting(100, 0)
        .useCase("ours", Sketch.at(90))
        .dependency("store", pool(10, always(0.1), 10))
        .provider(provider(market(10), tier))
        .fault(fault)
        .run();
  }

  /** Ten times the market before ten times the store: the same events. */
  @Test
  void aLargerMarket_costsNoEvents() {
    long[] events = new long[2];
    for (int i = 0; i < 2; i++) {
      int times = i == 0 ? 1 : 10;
      CacheSpec cache = new CacheSpec(1000, 1, 500, nanos(20), Start.COLD);
      events[i] =
          new Sketch()
              .lasting(300, 0)
              .useCase("ours", Sketch.at(100))
              .dependency("store", pool(100 * times, always(0.1), 10))
              .provider(provider(market(60 * times), asking(TierSpec.ENDLESS, false, cache)))
              .run()
              .events();
    }

    assertThat(events[0]).isEqualTo(events[1]);
  }

  @Test
  void whatALiquidCannotAsk_isRefused() {
    TierSpec asking = asking(TierSpec.ENDLESS, false, null);
    TierSpec bounded =
        new TierSpec("keys", TierSpec.ALL, null, 9, 503, nanos(5), 504, asking.questions());
    assertThatThrownBy(() -> provider(market(1), bounded))
        .hasMessageContaining("tiers.keys.places");
    TierSpec served =
        new TierSpec(
            "keys",
            TierSpec.ALL,
            pool(1, always(1), 1),
            EngineSpec.UNBOUNDED,
            503,
            nanos(5),
            504,
            asking.questions());
    assertThatThrownBy(() -> provider(market(1), served))
        .hasMessageContaining("tiers.keys.timeout");
    Sketch endless =
        new Sketch()
            .dependency("store", pool(1, always(1), EngineSpec.UNBOUNDED))
            .useCase("ours", Sketch.at(1))
            .provider(provider(market(1), asking));
    assertThatThrownBy(endless::spec).hasMessageContaining("dependencies.store.queue_limit");
  }
}
