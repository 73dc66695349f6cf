package dev.stampede.experiments.conclude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.measure.Latency;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.experiments.tally.Sightings;
import dev.stampede.experiments.tally.Tallies;
import dev.stampede.models.cell.CellResult;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.cost.Spending;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.market.MarketResult;
import dev.stampede.models.memory.PromptCacheResult;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.place.HangUps;
import dev.stampede.models.provider.AdmissionResult;
import dev.stampede.models.provider.AdmissionResult.Refusals;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.start.StartsResult;
import dev.stampede.models.tier.QuestionResult;
import dev.stampede.models.tier.TierResult;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.reports.result.FrontDoorSummary;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.MarketSummary;
import dev.stampede.reports.result.NodesSummary;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.ProviderCourse;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.ShadowSummary;
import dev.stampede.reports.result.TierSummary;
import dev.stampede.reports.result.TierSummary.Starts;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.WorkLatency;
import dev.stampede.reports.result.place.CellSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two providers over 25 s in intervals of 10 s, in two replications. */
class ReadingsTest {

  private static final long SECOND = Tallies.SECOND;
  private static final Intervals INTERVALS = Tallies.INTERVALS;

  private final Readings readings = of(List.of());

  private static Readings of(List<UseCaseSpec> useCases) {
    return new Readings(Tallies.trials(useCases), 2);
  }

  private static IntervalCounts counts(long... numbers) {
    IntervalCounts counts = new IntervalCounts(INTERVALS);
    for (int i = 0; i < numbers.length; i++) {
      counts.add(i, numbers[i]);
    }
    return counts;
  }

  /** Integrals of a number inside over each interval, in seconds. */
  private static IntervalSums inside(long... seconds) {
    IntervalSums sums = new IntervalSums(INTERVALS);
    for (int i = 0; i < seconds.length; i++) {
      ExactSum sum = new ExactSum();
      sum.add(seconds[i] * SECOND);
      sums.add(i, sum);
    }
    return sums;
  }

  private static TierResult door(long admitted, long refused, long... waitedSeconds) {
    Latency waiting = new Latency();
    for (long seconds : waitedSeconds) {
      waiting.record(seconds * SECOND);
    }
    return new TierResult(
        TierSpec.FRONT_DOOR,
        admitted,
        admitted + 1,
        refused,
        admitted + 2,
        admitted + 3,
        admitted + 4,
        admitted / 1000.0,
        admitted * 2.0,
        waiting,
        new Latency(),
        List.of(new QuestionResult("store", true, admitted + 5, admitted + 6, counts(), counts())),
        null,
        null);
  }

  /** Nodes of which some have died, with node seconds in each interval. */
  private static NodesResult died(long deaths, double mean, double tooFew, long... seconds) {
    return new NodesResult(deaths, mean, tooFew, counts(0, deaths, 0), inside(seconds));
  }

  /** Starts of which some were through, with the seconds of the longest wait. */
  private static StartsResult started(long through, long longest) {
    return new StartsResult(
        10 * through,
        through,
        3 * through,
        4 * through,
        5.0 * through,
        6 * through,
        longest * SECOND,
        counts(0, through, 0),
        inside(through, 0, 0));
  }

  /** A cell with different figures, in the proportion of a number. */
  private static CellResult cell(long by) {
    return new CellResult(
        "us-1", 2 * by, 3 * by, 5 * by, 7 * by, 11 * by, 13 * by, 17 * by, 19 * by, 23 * by, 0.25,
        0.5, 4, 29 * by);
  }

  private static HangUps hangUps() {
    return new HangUps(Horizon.of(INTERVALS, 0));
  }

  private static ProviderResult northFirst() {
    return new ProviderResult(
        "north",
        2,
        3,
        5,
        7,
        11,
        13,
        17,
        19,
        23,
        29,
        0.25,
        2,
        1,
        4,
        counts(1, 2, 3),
        counts(4, 5, 6),
        counts(),
        List.of(),
        hangUps(),
        inside(20, 30, 5),
        new AdmissionResult(
            List.of(new Refusals("t", "rpm", "limit", 31)), 37, spent(3), spent(0.5)),
        Cost.of(CostPart.RESERVED, 7),
        List.of(door(41, 43, 1, 3)),
        died(2, 3, 0.25, 6, 12, 3),
        started(2, 9),
        kept(1),
        List.of(cell(1)),
        new MarketResult(47.4, 53.4, 59.4, 61.4, 67.4, 71.4),
        "north");
  }

  private static ProviderResult northSecond() {
    return new ProviderResult(
        "north",
        102,
        103,
        105,
        107,
        111,
        113,
        117,
        119,
        123,
        129,
        0.75,
        6,
        3,
        8,
        counts(10, 20, 30),
        counts(40, 50, 60),
        counts(),
        List.of(),
        hangUps(),
        inside(40, 50, 15),
        new AdmissionResult(
            List.of(new Refusals("t", "rpm", "limit", 131)), 137, spent(5), spent(1)),
        Cost.of(CostPart.RESERVED, 9),
        List.of(door(141, 143, 5, 7)),
        died(3, 5, 0.75, 14, 18, 5),
        started(4, 7),
        kept(100),
        List.of(cell(100)),
        new MarketResult(147.4, 153.4, 159.4, 161.4, 167.4, 171.4),
        "north");
  }

  private static ProviderResult south(double utilization, double level) {
    return new ProviderResult(
        "south",
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        utilization,
        level,
        level / 2,
        level * 2,
        counts(),
        counts(),
        counts(),
        List.of(),
        hangUps(),
        inside(),
        new AdmissionResult(List.of(), 0, spent(0), spent(0)),
        Cost.NONE,
        List.of(),
        null,
        null,
        null,
        List.of(),
        null,
        "south");
  }

  private static PromptCacheResult kept(long base) {
    return new PromptCacheResult(
        base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7, base + 8, base + 9);
  }

  private static Spending spent(double amount) {
    Spending spending = new Spending(CostPart.TOKENS);
    spending.add(0, Math.round(amount * 1e9));
    return spending;
  }

  private List<ProviderSummary> ofProviders() {
    ArchitectureTally tally = twoReplications();
    Sample whole = tally.sample(Sightings.none(2));
    return readings.summary("a", false, tally, List.of(), whole).providers();
  }

  private static ArchitectureTally twoReplications() {
    return Tallies.ofProviders(
        List.of(northFirst(), south(0.1, 10)), List.of(northSecond(), south(0.3, 20)));
  }

  @Test
  void means_areOverReplications_providerByProvider() {
    List<ProviderSummary> providers = ofProviders();
    ProviderSummary north = providers.get(0);
    assertThat(north.name()).isEqualTo("north");
    assertThat(north.utilization()).isEqualTo(0.5);
    assertThat(north.meanInSystem()).isEqualTo(4);
    assertThat(north.meanQueued()).isEqualTo(2);
    assertThat(north.meanCapacity()).isEqualTo(6);
    ProviderSummary south = providers.get(1);
    assertThat(south.name()).isEqualTo("south");
    assertThat(south.utilization()).isCloseTo(0.2, within(1e-15));
    assertThat(south.meanInSystem()).isEqualTo(15);
    assertThat(south.meanQueued()).isEqualTo(7.5);
    assertThat(south.meanCapacity()).isEqualTo(30);
  }

  @Test
  void counts_areTotals() {
    ProviderSummary north = ofProviders().get(0);
    assertThat(north.attempts()).isEqualTo(2 + 102);
    assertThat(north.rateLimited()).isEqualTo(5 + 105);
    assertThat(north.overloaded()).isEqualTo(7 + 107);
    assertThat(north.rejected()).isEqualTo(11 + 111);
    assertThat(north.failed()).isEqualTo(13 + 113);
    assertThat(north.timedOut()).isEqualTo(19 + 119);
    assertThat(north.availability()).isEqualTo(106.0 / (106 + 122 + 126 + 138));
    assertThat(north.cost()).isEqualTo(new ProviderSummary.Cost(4, 0, 0, 8)); // of a run
    assertThat(north.delayed()).isEqualTo(37 + 137);
    assertThat(north.limits())
        .containsExactly(new ProviderSummary.LimitSummary("t", "rpm", "limit", 31 + 131));
    assertThat(north.shadow()).isEqualTo(new ShadowSummary(23 + 123, 29 + 129, 0.75));
  }

  @Test
  void frontDoorsAndMarkets_areThoseOfTheProvider() {
    List<ProviderSummary> providers = ofProviders();
    FrontDoorSummary door = providers.get(0).frontDoor();
    assertThat(door.admitted()).isEqualTo(41 + 141);
    assertThat(door.refused()).isEqualTo(43 + 143);
    assertThat(door.waitSeconds().count()).isEqualTo(4);
    assertThat(door.waitSeconds().mean()).isEqualTo(4);
    assertThat(door.waitSeconds().p50()).isCloseTo(3, within(0.005));
    assertThat(door.waitSeconds().p90()).isCloseTo(7, within(0.01));
    assertThat(door.waitSeconds().max()).isCloseTo(7, within(0.01));
    assertThat(providers.get(0).market()) // of sums: 194.8, 206.8 and so on
        .isEqualTo(new MarketSummary(195, 207, 219, 223, 235, 243));
    TierSummary tier = providers.get(0).tiers().get(0);
    assertThat(tier.passed()).isEqualTo(42 + 142);
    assertThat(tier.failed()).isEqualTo(43 + 143);
    assertThat(tier.timedOut()).isEqualTo(44 + 144);
    assertThat(tier.hungUp()).isEqualTo(45 + 145);
    assertThat(tier.utilization()).isCloseTo((0.041 + 0.141) / 2, within(1e-15));
    assertThat(tier.meanInside()).isEqualTo(182);
    assertThat(tier.questions())
        .containsExactly(new TierSummary.Question("store", 46 + 146, 47 + 147));
    assertThat(providers.get(0).nodes()).isEqualTo(new NodesSummary(2 + 3, 4, 0.5));
    assertThat(providers.get(1).nodes()).isEqualTo(NodesSummary.NONE);
    assertThat(providers.get(0).starts()).isEqualTo(new Starts(60, 6, 18, 24, 15, 18, 9));
    assertThat(providers.get(1).starts()).isEqualTo(Starts.NONE);
    assertThat(providers.get(0).promptCache())
        .isEqualTo(new ProviderSummary.PromptCache(103, 105, 107, 109, 111, 113, 115, 117, 119));
    assertThat(providers.get(1).promptCache()).isEqualTo(ProviderSummary.PromptCache.NONE);
    assertThat(providers.get(0).cells())
        .containsExactly(
            new CellSummary(
                "us-1", 202, 303, 505, 707, 1111, 1313, 1717, 1919, 2323, 0.25, 0.5, 4, 2929));
    assertThat(providers.get(1).cells()).isEmpty();
    assertThat(providers.get(1).frontDoor()).isEqualTo(FrontDoorSummary.NONE);
    assertThat(providers.get(1).market()).isEqualTo(MarketSummary.NONE);
  }

  /** The last interval ends with the run, after 5 s: (5 + 15) / 5 s / 2. */
  @Test
  void courses_areTotals_andTheMeanInsideIsOverTheTimeOfAllReplications() {
    List<ProviderCourse> courses = readings.providerCourses("a", twoReplications());
    ProviderCourse north = courses.get(0);
    assertThat(north.architecture()).isEqualTo("a");
    assertThat(north.provider()).isEqualTo("north");
    assertThat(north.attempts()).containsExactly(11L, 22L, 33L);
    assertThat(north.succeeded()).containsExactly(44L, 55L, 66L);
    assertThat(north.meanInSystem()).containsExactly(3.0, 4.0, 2.0);
    assertThat(north.nodesInRotation()).containsExactly(1.0, 1.5, 0.8); // of (6 + 14) s in 20 s
    assertThat(north.nodeDeaths()).containsExactly(0L, 5L, 0L);
    assertThat(courses.get(1).nodesInRotation()).isEmpty();
    assertThat(courses.get(1).provider()).isEqualTo("south");
    assertThat(courses.get(1).meanInSystem()).containsExactly(0.0, 0.0, 0.0);
  }

  private static ArchitectureTally work(UseCaseSpec spec) {
    return Tallies.ofUseCase(spec, Tallies.work(6, 2, 2), Tallies.work(15, 5, 0));
  }

  private static UseCaseSummary summary(UseCaseSpec spec) {
    ArchitectureTally tally = work(spec);
    List<Sample> samples = List.of(tally.sample(0, Sightings.none(2)));
    return of(List.of(spec))
        .summary("a", false, tally, samples, tally.sample(Sightings.none(2)))
        .useCases()
        .get(0);
  }

  @Test
  void useCases_areTotals_andTicketsCostWhatTheSpecSays() {
    UseCaseSpec spec = Tallies.spec(UseCaseSpec.OURSELVES);
    UseCaseSummary work = summary(spec);
    assertThat(work.name()).isEqualTo("work");
    assertThat(work.background()).isFalse();
    assertThat(work.outcomes()).isEqualTo(new OutcomeCounts(30, 21, 0, 0, 0, 7, 0, 2));
    assertThat(work.tickets()).isEqualTo(7);
    assertThat(work.cost()).isEqualTo(new UseCaseSummary.Cost(10.5, 0, 0));
    assertThat(work.attempts().total()).isEqualTo(58); // two for each that ended, one for others
    assertThat(work.quality()).isEqualTo(0.5);
    assertThat(work.waitProbability()).isEqualTo(1);
    assertThat(work.returns()).isEqualTo(new UseCaseSummary.Returns(0, 0));
    assertThat(work.availability().mean()).isEqualTo(0.75);
    assertThat(work.latencySeconds().failed().count()).isEqualTo(7);
    UseCaseSpec theirs = Tallies.spec("neighbours");
    assertThat(summary(theirs).background()).isTrue();
  }

  /** Of 28 pieces whose end is known 21 were answered: the median is one of them, p90 is none. */
  @Test
  void latencies_areThoseOfAllWork_andBesideThemThoseOfTheAnswered() {
    UseCaseSummary.LatencySeconds latencies =
        summary(Tallies.spec(UseCaseSpec.OURSELVES)).latencySeconds();
    WorkLatency all = latencies.e2e();
    assertThat(all.mean()).isInfinite();
    assertThat(all.p50()).isCloseTo(2, within(0.002));
    assertThat(all.p90()).isInfinite();
    assertThat(all.p99()).isInfinite();
    assertThat(all.p999()).isInfinite();
    assertThat(all.max()).isInfinite();
    assertAllAre(2, 21, all.answered());
    assertAllAre(1, 21, latencies.waiting().answered());
    assertAllAre(1.5, 21, latencies.firstToken().answered());
    assertAllAre(0.25, 21, latencies.perToken().answered());
    assertThat(latencies.human()).isEqualTo(LatencySummary.NONE);
    assertThat(latencies.deferred()).isEqualTo(LatencySummary.NONE);
    assertAllAre(2, 7, latencies.failed());
  }

  private static void assertAllAre(double seconds, long count, LatencySummary latency) {
    assertThat(latency.count()).isEqualTo(count);
    assertThat(latency.mean()).isEqualTo(seconds);
    assertThat(latency.max()).isEqualTo(seconds);
    assertThat(new double[] {latency.p50(), latency.p90(), latency.p99(), latency.p999()})
        .containsOnly(new double[] {seconds}, within(seconds / 1000));
  }

  @Test
  void coursesOfUseCases_areTotalsOfTheIntervalsThatWorkArrivedIn() {
    UseCaseSpec spec = Tallies.spec(UseCaseSpec.OURSELVES);
    UseCaseCourse work = of(List.of(spec)).useCaseCourses("a", work(spec)).get(0);
    OutcomeCounts none = new OutcomeCounts(0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(work.architecture()).isEqualTo("a");
    assertThat(work.useCase()).isEqualTo("work");
    assertThat(work.outcomes())
        .containsExactly(new OutcomeCounts(30, 21, 0, 0, 0, 7, 0, 2), none, none);
    assertThat(work.answered()).containsExactly(21L, 0L, 0L);
    assertThat(work.attempts()).containsExactly(0L, 7L + 8L, 0L);
    assertThat(work.latency().getTotalCount()).isEqualTo(21);
    assertThat(work.work()).isEqualTo(28);
    assertThat(work.latencyByInterval().get(0).getTotalCount()).isEqualTo(21);
  }
}
