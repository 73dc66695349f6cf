package dev.stampede.models.cell.engine;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.at;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.cell.CellResult;
import dev.stampede.models.cell.CellShare;
import dev.stampede.models.cell.MovesSpec;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.operator.AtTime;
import dev.stampede.models.operator.Limit;
import dev.stampede.models.operator.Move;
import dev.stampede.models.operator.Restart;
import dev.stampede.models.operator.Scale;
import dev.stampede.models.operator.Shed;
import dev.stampede.models.operator.Step;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.operator.Upon;
import dev.stampede.models.place.Place;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.NodesSpec;
import dev.stampede.models.tier.SessionsSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Cells by hand: ten calls come each second, in the middle of its tenths, and each takes 0.95 s. So
 * n servers without a line, to which all calls come, serve n of ten and refuse the others.
 */
class CellsTest {

  /** So few that no call of a test is one. */
  private static final double NO_PROBES = 1e-9;

  private static EngineSpec serving(int servers) {
    return servers(servers, always(0.95), 0, Discipline.FIFO, null);
  }

  private static CellSpec cell(String name, double share, EngineSpec engine) {
    return new CellSpec(new CellShare(name, share, share), engine);
  }

  private static MovesSpec moves(double probes) {
    return new MovesSpec(0.5, nanos(30), nanos(60), probes);
  }

  private static Sketch sketch(double seconds, EngineSpec engine) {
    double[] times = IntStream.range(0, 10 * (int) seconds).mapToDouble(i -> i / 10.0).toArray();
    return new Sketch()
        .lasting(seconds, 0)
        .intervals(10)
        .useCase("work", at(Arrays.stream(times).map(time -> time + 0.05).toArray()))
        .provider("p", engine);
  }

  private static CellsSpec two(int ofB, @Nullable MovesSpec moves) {
    return new CellsSpec(List.of(cell("a", 0.5, serving(10)), cell("b", 0.5, serving(ofB))), moves);
  }

  private static StepSpec step(double seconds, @Nullable String cell, Step step) {
    return new StepSpec("step-" + seconds, "p", cell, step, new AtTime(nanos(seconds)));
  }

  private static ProviderResult provider(TrialResult result) {
    ProviderResult provider = result.providers().get(0);
    long served = 0;
    long came = 0;
    long in = 0;
    long away = 0;
    for (CellResult cell : provider.cells()) {
      assertThat(cell.came()).isEqualTo(cell.own() - cell.movedAway() + cell.movedIn());
      served += cell.served();
      came += cell.came();
      in += cell.movedIn();
      away += cell.movedAway();
    }
    assertThat(served).isEqualTo(provider.succeeded());
    assertThat(came).isEqualTo(provider.attempts());
    assertThat(in).isEqualTo(away);
    return provider;
  }

  private static List<Long> came(ProviderResult result, String cell) {
    return place(result, cell).came().toList();
  }

  private static List<Long> refused(ProviderResult result, String cell) {
    return place(result, cell).refused().toList();
  }

  private static Place place(ProviderResult result, String cell) {
    return result.places().stream()
        .filter(place -> place.name().equals(cell))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everybodyGoesToTheirOwn_andNothingIsRefused() {
    ProviderResult result = provider(sketch(100, two(10, moves(0.1))).run());
    assertThat(result.succeeded()).isEqualTo(990); // ten are inside at the end
    CellResult a = result.cells().get(0);
    CellResult b = result.cells().get(1);
    assertThat((double) a.own() / 1000).isCloseTo(0.5, within(3.3 * Math.sqrt(0.25 / 1000)));
    assertThat(a.own() + b.own()).isEqualTo(1000);
    assertThat(a.movedAway() + b.movedAway() + a.refused() + b.refused()).isZero();
    assertThat(result.places()).extracting(Place::name).endsWith("shedding", "a", "b");
    assertThat(result.meanCapacity()).isEqualTo(20);
    assertThat(result.utilization())
        .isCloseTo((a.utilization() + b.utilization()) / 2, within(1e-12));
    assertThat(result.meanInSystem()).isCloseTo(a.meanInside() + b.meanInside(), within(1e-9));
  }

  /** Bad in the looks at 110, 120 and 130 s; from then on b gets all, and can serve 7 of ten. */
  @Test
  void aCellThatGoesOut_refusesUntilItsTrafficMoves_andTheNextOneRefusesTheRest() {
    TrialResult trial =
        sketch(200, two(7, moves(NO_PROBES))).fault("p.a", 100, 100, new Outage(503, 0)).run();
    ProviderResult result = provider(trial);
    for (int i = 10; i < 13; i++) {
      assertThat(refused(result, "a").get(i)).isEqualTo(came(result, "a").get(i)).isPositive();
      assertThat(came(result, "a").get(i) + came(result, "b").get(i)).isEqualTo(100);
    }
    assertThat(came(result, "a").subList(13, 20)).containsOnly(0L);
    assertThat(came(result, "b").subList(13, 20)).containsOnly(100L);
    assertThat(refused(result, "b").subList(14, 20)).containsOnly(30L);
    CellResult a = result.cells().get(0);
    CellResult b = result.cells().get(1);
    assertThat(a.outShare()).isEqualTo(70 / 200.0);
    assertThat(b.outShare()).isZero();
    assertThat(a.movedAway()).isEqualTo(b.movedIn()).isPositive();
    assertThat(a.failed()).isPositive(); // cut off at 100 s
    assertThat(trial.useCases().get(0).descents().ways())
        .extracting(way -> way.get(0).cause().kind() + " " + way.get(0).cause().detail())
        .contains("OUTAGE a", "QUEUE_FULL ");
  }

  /** The fault ends at 200 s, and probes see that: good looks at 210 to 260 s. */
  @Test
  void afterItHasRecovered_itsTrafficComesBack() {
    ProviderResult result =
        provider(sketch(400, two(10, moves(0.2))).fault("p.a", 100, 100, new Outage(503, 0)).run());
    CellResult a = result.cells().get(0);
    assertThat(a.outShare()).isEqualTo((260 - 130) / 400.0);
    for (int i = 13; i < 26; i++) {
      assertThat(came(result, "a").get(i)).isBetween(1L, 25L); // 20 % of some 50
    }
    assertThat(refused(result, "a").subList(20, 40)).containsOnly(0L);
    for (int i = 26; i < 40; i++) {
      assertThat(came(result, "a").get(i)).isBetween(30L, 70L);
    }
    assertThat(a.ownServed())
        .as("none of its own is lost but those until 130 s, the probes and those cut off")
        .isBetween(a.own() - a.refused() - a.failed() - 10, a.own() - a.refused() - a.failed());
  }

  @Test
  void pinnedUsers_staySoLong() {
    ProviderResult result =
        provider(sketch(300, two(9, null)).fault("p.a", 100, 100, new Outage(503, 0)).run());
    CellResult a = result.cells().get(0);
    assertThat(a.movedAway() + a.movedIn()).isZero();
    assertThat(a.outShare()).isZero();
    assertThat(refused(result, "a").subList(10, 20)).isEqualTo(came(result, "a").subList(10, 20));
    assertThat(refused(result, "a").subList(20, 30)).containsOnly(0L);
  }

  /**
   * The domino: a goes out, all of it goes to b, which serves three of the eight that come; c takes
   * all when b is out, and serves four of ten. When all are out everybody goes home: b and c are
   * well with their own, come back, and b falls again.
   */
  @Test
  void oneCellAfterTheOther_falls() {
    CellsSpec three =
        new CellsSpec(
            List.of(
                cell("a", 0.6, serving(10)),
                new CellSpec(new CellShare("b", 0.2, 1), serving(3)),
                new CellSpec(new CellShare("c", 0.2, 1e-12), serving(4))),
            moves(NO_PROBES));
    ProviderResult result =
        provider(sketch(300, three).fault("p.a", 100, 200, new Outage(503, 0)).run());
    assertThat(result.cells().get(0).outShare()).isEqualTo(170 / 300.0); // at 130 s
    assertThat(result.cells().get(1).outShare()).isEqualTo((80 + 30) / 300.0); // 160, 270 s
    assertThat(came(result, "c").subList(16, 19)).containsOnly(100L);
    assertThat(refused(result, "c").subList(17, 19)).containsOnly(60L);
    assertThat(result.cells().get(2).outShare()).isEqualTo(60 / 300.0); // at 190 s
    assertThat(came(result, "a").subList(19, 24)).allMatch(calls -> calls > 20);
  }

  @Test
  void nodesOfACellThatDieOfMovedLoad_areItsFall() {
    NodesSpec nodes =
        new NodesSpec(
            2,
            always(0.95),
            1000,
            0,
            new MemorySpec(0, 1, 0, 4),
            nanos(1),
            always(1000),
            new CrashLoopSpec(0, 0, 1),
            Balancing.LEAST_LOADED,
            RefusalsSpec.OF_A_GATEWAY,
            2);
    CellsSpec cells =
        new CellsSpec(
            List.of(cell("a", 0.9, serving(10)), cell("b", 0.1, nodes)), moves(NO_PROBES));
    ProviderResult result =
        provider(sketch(300, cells).fault("p.a", 100, 200, new Outage(503, 0)).run());
    CellResult b = result.cells().get(1);
    assertThat(b.nodeDeaths()).isEqualTo(2);
    assertThat(b.outShare()).isEqualTo((300 - 160) / 300.0);
    assertThat(Objects.requireNonNull(result.nodes()).deaths()).isEqualTo(2);
  }

  @Test
  void operatorsMove_aShareOfTheUsers_theSameOnesThroughout() {
    StepSpec half = step(100, null, new Move("a", "b", 0.5, nanos(100)));
    ProviderResult result = provider(sketch(300, two(9, null)).step(half).run());
    assertThat(came(result, "a").subList(0, 10)).allMatch(calls -> calls > 30);
    CellResult a = result.cells().get(0);
    long own = 0;
    for (int i = 10; i < 20; i++) {
      own += came(result, "a").get(i);
    }
    assertThat(own / 1000.0).isCloseTo(0.25, within(3.3 * Math.sqrt(0.25 * 0.75 / 1000)));
    assertThat((double) a.movedAway() / 1000)
        .isCloseTo(0.25, within(3.3 * Math.sqrt(0.25 * 0.75 / 1000)));
    assertThat(came(result, "a").subList(20, 30)).allMatch(calls -> calls > 30);
  }

  @Test
  void operatorsMoveAll_toWhoeverTakesThem_andOneMoveFollowsAnother() {
    CellsSpec three =
        new CellsSpec(
            List.of(
                cell("a", 0.4, serving(20)),
                new CellSpec(new CellShare("b", 0.3, 0), serving(20)),
                cell("c", 0.3, serving(20))),
            null);
    StepSpec away = step(100, null, new Move("a", null, 1, Limit.ENDLESS));
    StepSpec on = step(200, null, new Move("c", "b", 1, Limit.ENDLESS));
    ProviderResult result = provider(sketch(300, three).step(away).step(on).run());
    assertThat(came(result, "a").subList(10, 30)).containsOnly(0L);
    assertThat(result.cells().get(1).movedIn()).isPositive();
    assertThat(came(result, "b").subList(20, 30)).containsOnly(100L);
    assertThat(came(result, "c").subList(20, 30)).containsOnly(0L);
  }

  @Test
  void stepsAndConditions_areThoseOfACell() {
    StepSpec upon =
        new StepSpec(
            "upon",
            "p",
            null,
            new Move("a", "b", 1, Limit.ENDLESS),
            new Upon("a", 0.4, nanos(20), 0));
    StepSpec shed = step(150, "b", new Shed(1, 429, nanos(10)));
    StepSpec scaled = step(200, "b", new Scale(0.5));
    StepSpec restart = step(250, "b", new Restart());
    ProviderResult result =
        provider(
            sketch(300, two(20, null))
                .fault("p.a", 100, 200, new Outage(503, 0))
                .step(upon)
                .step(scaled)
                .step(restart)
                .run());
    assertThat(came(result, "a").subList(12, 30)).containsOnly(0L); // 50 of 100 are lost at 110 s
    assertThat(result.meanCapacity()).isCloseTo(10 + 20 - 10 / 3.0, within(0.2));
    assertThat(result.cells().get(1).failed()).isBetween(9L, 10L);
    ProviderResult shut = sketch(200, two(20, null)).step(shed).run().providers().get(0);
    assertThat(came(shut, "b").get(15)).isZero();
    assertThat(refused(shut, "b").get(15)).isZero();
    assertThat(shut.rejected()).isGreaterThan(30);
  }

  /** Half of ten servers, and of eleven, rounded up. */
  @Test
  void aFaultOfTheWholeProvider_concernsAllCells() {
    ProviderResult less =
        provider(sketch(100, two(11, null)).fault("p", 0, 100, new CapacityCut(0.5)).run());
    assertThat(less.meanCapacity()).isCloseTo(11, within(1e-9));
    ProviderResult out =
        sketch(100, two(20, moves(0.1)))
            .fault("p", 50, 50, new Outage(503, 0))
            .run()
            .providers()
            .get(0);
    assertThat(came(out, "a").subList(5, 10)).containsOnly(0L);
    assertThat(out.cells().get(0).outShare()).isZero();
  }

  @Test
  void usersOfSessions_areAtHomeWhateverTheyAsk() {
    TierSpec door =
        new TierSpec(
            "door-of-accounts",
            TierSpec.ALL,
            null,
            EngineSpec.UNBOUNDED,
            503,
            TierSpec.ENDLESS,
            504,
            List.of());
    SessionsSpec one = new SessionsSpec(1, always(1e6), false, 1, 0);
    AdmissionSpec admission =
        new AdmissionSpec(Price.FREE, List.of(), new WayInSpec(List.of(door), one), List.of());
    Sketch sketch =
        new Sketch()
            .lasting(10, 0)
            .useCase("work", at(1, 2, 3, 4, 5, 6, 7, 8, 9))
            .provider(
                new ProviderSpec(
                    "p", two(9, null), QuotaSpec.NONE, 1, 0, 529, true, null, admission));
    assertThat(sketch.run().providers().get(0).cells())
        .extracting(CellResult::own)
        .containsExactlyInAnyOrder(9L, 0L);
  }

  @Test
  void workers_changeNothing() {
    Sketch sketch =
        sketch(300, two(7, moves(0.1)))
            .fault("p.a", 100, 100, new Outage(503, 0))
            .step(step(220, null, new Move("b", "a", 0.5, nanos(50))));
    assertThat(digest(sketch, 2)).isEqualTo(digest(sketch, 1));
  }

  private static Object digest(Sketch sketch, int workers) {
    try (Trial trial = new Trial(sketch.spec(), 0, 1, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result().digest();
    }
  }

  @Test
  void whatCannotBe_isRejected() {
    assertRejected("cells (1) must be at least two", cell("a", 1, serving(1)));
    assertRejected(
        "share (90.0% in all cells) must add up to 100%",
        cell("a", 0.5, serving(1)), cell("b", 0.4, serving(1)));
    assertRejected("different names", cell("a", 0.5, serving(1)), cell("a", 0.5, serving(1)));
    assertRejected(
        "discipline (b) must be the same in all cells",
        cell("a", 0.5, serving(1)),
        cell("b", 0.5, servers(1, always(1), 0, Discipline.LIFO, null)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Move("a", "a", 1, 1))
        .withMessageContaining("be another cell than from");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Sketch.simple(
                    "p",
                    new CellsSpec(
                        List.of(cell("door", 0.5, serving(1)), cell("b", 0.5, serving(1))), null)))
        .withMessageContaining("not be called as a tier, door, quota or shedding is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sketch.simple("q", serving(1)).servedBy(Sketch.simple("p", two(1, null))))
        .withMessageContaining("be a provider without cells");
  }

  private static void assertRejected(String message, CellSpec... cells) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CellsSpec(List.of(cells), null))
        .withMessageContaining(message);
  }
}
