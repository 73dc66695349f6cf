package dev.stampede.models.market;

import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.measure.Latency;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Sketch;
import dev.stampede.models.Sketch.Row;
import dev.stampede.models.TrialResult;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;
import dev.stampede.models.batching.StepCost;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.BatchingEngineSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A market in the batches of an engine. */
class BatchingMarketTest {

  private static final int UNBOUNDED = EngineSpec.UNBOUNDED;

  /** Every step takes 100 ms. */
  private static final StepCost TENTH = StepCost.dense(0.1, 0, 0, 0, 0);

  private static ProviderSpec provider(ReplicaSpec each, int replicas, int queueLimit) {
    BatchingSpec batching =
        new BatchingSpec(Detail.LEAPS, each, replicas, queueLimit, false, Routing.POOLED, null);
    EngineSpec engine = new BatchingEngineSpec(batching);
    return new ProviderSpec("pool", engine, QuotaSpec.NONE, 1, 0, 529, true);
  }

  private static MarketSpec market(double perSecond, Calls calls, double reserved, Surge... more) {
    CurveDemand demand = CurveDemand.of(perSecond, List.of(more));
    return new MarketSpec(demand, calls, reserved, null, null, MarketSpec.SECOND);
  }

  /** Ten tokens each, so a second of service. */
  private static Sketch four(double perSecond, double reserved, int queueLimit, double... ours) {
    Row[] rows = Arrays.stream(ours).mapToObj(at -> new Row(nanos(at), 1, 10)).toArray(Row[]::new);
    ReplicaSpec each = new ReplicaSpec(TENTH, 4, 100, 1_000, 0);
    return new Sketch()
        .useCase("ours", Sketch.trace(rows))
        .provider(
            provider(each, 1, queueLimit)
                .with(market(perSecond, new Calls(1, 1, 10, 5), reserved)));
  }

  private static MarketResult market(TrialResult result) {
    MarketResult market = result.providers().get(0).market();
    if (market == null) {
      throw new AssertionError("no market");
    }
    return market;
  }

  private static double seconds(Latency latency) {
    return latency.mean() / 1e9;
  }

  @Test
  void below_thePlacesItTakesItsShare() {
    TrialResult result = four(3, 0, 0).lasting(100, 50).run();

    assertThat(result.providers().get(0).utilization()).isCloseTo(0.75, within(1e-3));
    assertThat(market(result).served()).isCloseTo(150, within(1e-6));
  }

  /**
   * 8/s fill the four places in ln 2 s, then 4/s more line up. Ours comes at 10 s, waits until the
   * 37.2 before it have started, and then for one place, a quarter of a second. A step finds it at
   * most 100 ms later, and what came meanwhile is before it.
   */
  @Test
  void ourCall_standsInLineWithIt() {
    UseCaseResult ours = four(8, 0, UNBOUNDED, 10).run().useCases().get(0);

    double wait = 10 - Math.log(2) + 0.25;
    assertThat(seconds(ours.waiting())).isBetween(wait, wait + 0.2);
    assertThat(seconds(ours.endToEnd()) - seconds(ours.waiting())).isCloseTo(1, within(1e-6));
  }

  /** The step under way has on average half of its 100 ms left. */
  @Test
  void ourCall_waitsForTheEndOfAStep() {
    double[] apart = Stream.iterate(20.0, at -> at + 3).limit(300).mapToDouble(t -> t).toArray();
    UseCaseResult ours = four(2, 0, 0, apart).lasting(1000, 0).run().useCases().get(0);

    assertThat(seconds(ours.waiting())).isCloseTo(0.05, within(4 * 0.1 / Math.sqrt(12 * 300)));
  }

  /** Half of the four places are ours: of 8/s the market has two served, and none of ours waits. */
  @Test
  void reservedPlaces_areOurs() {
    TrialResult result = four(8, 0.5, 0, 10, 10, 20, 30).lasting(100, 50).run();
    TrialResult whole = four(8, 0.5, 0, 10, 10, 20, 30).lasting(100, 0).run();

    assertThat(market(result).served()).isCloseTo(100, within(1e-3));
    assertThat(market(result).refused()).isCloseTo(300, within(1e-3));
    assertThat(whole.useCases().get(0).waiting().max()).isLessThan(nanos(0.1));
    assertThat(whole.useCases().get(0).answers()).isEqualTo(4);
  }

  /** With no line, ours gets in as often as the market does: 4 of 16. */
  @Test
  void fullLine_takesOursAsOftenAsOthers() {
    double[] times = Stream.iterate(5.0, at -> at + 1.7).limit(400).mapToDouble(t -> t).toArray();
    UseCaseResult ours = four(16, 0, 0, times).lasting(800, 0).run().useCases().get(0);

    assertThat(ours.answers() / 400.0).isCloseTo(0.25, within(0.09));
  }

  /** A cache of 60 tokens has room for 4 of the market, 15 each, where there are 10 places. */
  @Test
  void cache_limitsIt() {
    ReplicaSpec each = new ReplicaSpec(TENTH, 10, 100, 60, 0);
    TrialResult result =
        new Sketch()
            .lasting(100, 50)
            .useCase("ours", Sketch.at())
            .provider(provider(each, 1, 0).with(market(20, new Calls(10, 10, 10, 5), 0)))
            .run();

    assertThat(market(result).served()).isCloseTo(200, within(1e-3));
    assertThat(result.providers().get(0).utilization()).isCloseTo(1, within(1e-3));
  }

  /**
   * A step takes 50 ms and 1 ms for each prompt token. 10/s of 20 tokens take 200 ms of each
   * second, so there are 16 steps in a second. An answer of 11 tokens takes a step of 70 ms with
   * its own prompt, and ten of 62.5 ms.
   */
  @Test
  void prompts_makeStepsLonger() {
    ReplicaSpec each = new ReplicaSpec(StepCost.dense(0.05, 0, 0, 0.001, 0), 100, 1000, 100_000, 0);
    TrialResult result =
        new Sketch()
            .lasting(100, 50)
            .useCase("ours", Sketch.trace(new Row(nanos(60), 20, 11)))
            .provider(provider(each, 1, 0).with(market(10, new Calls(20, 20, 11, 5), 0)))
            .run();

    assertThat(result.providers().get(0).utilization()).isCloseTo(0.0695, within(7e-4));
    UseCaseResult ours = result.useCases().get(0);
    double first = seconds(ours.firstToken()) - seconds(ours.waiting());
    assertThat(first).isCloseTo((0.05 + 0.02) / 0.8, within(1e-6));
    assertThat(seconds(ours.endToEnd()) - seconds(ours.firstToken()))
        .isCloseTo(0.625, within(1e-6));
  }

  @Test
  void outage_cutsItOff() {
    TrialResult result =
        four(3, 0, 0, 55.5).lasting(100, 0).fault("pool", 50, 10, new Outage(503, 0)).run();

    assertThat(market(result).cut()).isCloseTo(3, within(1e-3));
    assertThat(market(result).refused()).isCloseTo(30, within(1e-3));
    assertThat(result.useCases().get(0).answers()).isZero();
  }

  /** Half as fast, the four places serve 2/s of the 3/s. */
  @Test
  void slowness_isSharedByAll() {
    TrialResult result =
        four(3, 0, 0, 80).lasting(100, 60).fault("pool", 0, 200, new Slow(2)).run();

    assertThat(market(result).served()).isCloseTo(80, within(0.5));
  }

  /** The same calls of ours among 10 or 10,000 times as many: as many events, but for rounding. */
  @Test
  void aLargerMarket_costsNothing() {
    long[] events = new long[2];
    int i = 0;
    for (int times : new int[] {10, 10_000}) {
      UseCaseSpec ours = useCase("ours", Sketch.poisson(2), exponential(600), exponential(250));
      TrialResult result =
          new Sketch()
              .lasting(600, 60)
              .useCase(ours)
              .provider(
                  provider(SMALL_8B, times / 5, UNBOUNDED)
                      .with(market(2 * times, calls(exponential(600), exponential(250)), 0)))
              .run();
      assertThat(market(result).offered()).isCloseTo(2.0 * times * 540, within(1e-3));
      events[i++] = result.events();
    }

    assertThat((double) events[1]).isCloseTo((double) events[0], within(0.02 * events[0]));
  }

  private static final ReplicaSpec SMALL_8B =
      new ReplicaSpec(
          StepCost.dense(0.0065, 4.5e-6, 4.9e-8, 2e-5, 0), 128, 8192, 430_000, nanos(0.0156));

  private static UseCaseSpec useCase(
      String name, ArrivalSpec arrivals, Distribution prompt, Distribution answer) {
    RequestSpec request = new RequestSpec(prompt, answer, 1_000_000, true);
    return Sketch.useCase(name, arrivals, request, ToleranceSpec.ANYTHING, null);
  }

  private static Calls calls(Distribution prompt, Distribution answer) {
    double made = Calls.madeTokens(answer, 1e6);
    return new Calls(prompt.mean(), prompt.mean(), answer.mean(), made);
  }

  /** Our 2 % of what 50 replicas serve, the others discrete and as a market. */
  private static UseCaseResult[] ours(double perReplica, int queueLimit, Surge... surges) {
    double all = 50 * perReplica;
    List<Surge> more = List.of(surges);
    UseCaseSpec ours =
        useCase("ours", RatedSpec.poisson(0.02 * all, more), exponential(600), exponential(250));
    UseCaseSpec others =
        useCase("others", RatedSpec.poisson(0.98 * all, more), exponential(600), exponential(250));
    ProviderSpec pool = provider(SMALL_8B, 50, queueLimit);
    MarketSpec market = market(0.98 * all, calls(exponential(600), exponential(250)), 0, surges);
    Sketch discrete = new Sketch().lasting(240, 30).useCase(ours).useCase(others).provider(pool);
    Sketch fluid = new Sketch().lasting(240, 30).useCase(ours).provider(pool.with(market));
    return new UseCaseResult[] {discrete.run().useCases().get(0), fluid.run().useCases().get(0)};
  }

  private static double error(UseCaseResult[] both, Function<UseCaseResult, Latency> of) {
    return seconds(of.apply(both[1])) / seconds(of.apply(both[0])) - 1;
  }

  /**
   * At half load, 1000 calls a second. Over 20 seeds the mean errors of time to the first token and
   * end to end were -0.4 % (standard deviation 0.3 %) and -0.3 % (0.3 %).
   */
  @Test
  void market_isToUsWhatAsManyDiscreteCallsAre() {
    UseCaseResult[] both = ours(20, UNBOUNDED);

    assertThat(error(both, UseCaseResult::firstToken)).isBetween(-0.016, 0.008);
    assertThat(error(both, UseCaseResult::endToEnd)).isBetween(-0.015, 0.009);
  }

  /**
   * A surge from 800 to 1760 calls a second fills all places and a line of 5000. Over 20 seeds the
   * mean errors were +1.5 % (standard deviation 1.5 %) of time to the first token, which is 1.05 s,
   * +0.3 % (0.8 %) end to end, and -8 (25) of 311 refusals; bounds are four deviations away.
   */
  @Test
  void market_fillsTheLineAsManyDiscreteCallsDo() {
    UseCaseResult[] both = ours(16, 5000, new Surge(nanos(100), 2.2, 0, nanos(60), 0));

    assertThat(error(both, UseCaseResult::firstToken)).isBetween(-0.045, 0.075);
    assertThat(error(both, UseCaseResult::endToEnd)).isBetween(-0.03, 0.035);
    double fewer = both[0].failed().count() - both[1].failed().count();
    assertThat(fewer).isBetween(-92.0, 108.0);
  }
}
