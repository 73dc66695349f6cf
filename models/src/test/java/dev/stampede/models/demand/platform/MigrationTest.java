package dev.stampede.models.demand.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Sketch;
import dev.stampede.models.demand.platform.MigrationSpec.Pace;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Stall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is where when, without anything that they do there. */
class MigrationTest {

  private static final double HOUR = 3600;
  private static final FaultTimes NO_FAULTS = new FaultTimes(FaultPlan.NONE, List.of());

  /** A platform of 250 million, and one of 5 million. */
  private static final List<PlatformSpec> RIVALS =
      List.of(new PlatformSpec("rival", 250_000_000), new PlatformSpec("ours", 5_000_000));

  private static Event outage(double at, double seconds) {
    return event(Event.Sort.OUTAGE, at, seconds);
  }

  private static Event event(Event.Sort sort, double at, double seconds) {
    return new Event(sort, Stretch.of(Sketch.nanos(at), Sketch.nanos(seconds)));
  }

  private static MigrationSpec toOurs(double share, TriggerSpec on, Pace pace) {
    return new MigrationSpec("rival", List.of(new Destination("ours", share)), on, 1, pace);
  }

  private static Pace pace(Distribution delay, double contagion, Distribution back, double stays) {
    return new Pace(delay, contagion, back, stays);
  }

  private static Pace atOnce() {
    return pace(Sketch.always(0), 0, Sketch.always(0), 0);
  }

  private static Migration open(MigrationSpec... migrations) {
    return open(List.of(), migrations);
  }

  private static Migration open(List<SharedUsers> shared, MigrationSpec... migrations) {
    return new Migration(
        new PlatformsSpec(RIVALS, shared, List.of(migrations), Sketch.nanos(10)), NO_FAULTS);
  }

  /** Users of ours at a time, in seconds, to which it goes in steps. */
  private static double ours(Migration migration, double from, double until, double step) {
    for (double time = from; time < until; time += step) {
      migration.advance(Sketch.nanos(time));
    }
    migration.advance(Sketch.nanos(until));
    migration.census().check();
    return users(migration, 1);
  }

  private static double users(Migration migration, int platform) {
    return (double) migration.census().present(platform) / Census.PARTS;
  }

  @Test
  void onePercentOfTheGreater_isHalfOfTheSmaller() {
    Migration migration = open(toOurs(0.01, outage(60, HOUR), atOnce()));
    assertThat(ours(migration, 0, 59, 10)).isEqualTo(5_000_000);
    assertThat(ours(migration, 60, 70, 10)).isEqualTo(7_500_000);
    assertThat(users(migration, 0)).isEqualTo(247_500_000);
    assertThat(ours(migration, 70, 60 + HOUR + 10, 10)).isEqualTo(5_000_000);
    Census census = migration.census();
    assertThat(census.left(0)).isEqualTo(2_500_000 * Census.PARTS);
    assertThat(census.returned(0)).isEqualTo(2_500_000 * Census.PARTS);
    assertThat(census.came(1)).isEqualTo(2_500_000 * Census.PARTS);
    assertThat(census.went(1)).isEqualTo(2_500_000 * Census.PARTS);
    assertThat(census.left(1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 7, 60, 3600})
  void exponentialDelay_followsItsLawWhateverTheStep(double step) {
    Pace pace = pace(Sketch.exponential(900), 0, Sketch.exponential(1800), 0);
    Migration migration = open(toOurs(0.01, outage(100, HOUR), pace));
    for (double age : new double[] {1, 100, 900, 3000}) {
      double moved = 250e6 * 0.01 * (1 - Math.exp(-age / 900));
      Migration fresh = open(toOurs(0.01, outage(100, HOUR), pace));
      assertThat(ours(fresh, 0, 100 + age, step) - 5e6).isCloseTo(moved, within(0.01));
    }
    double gone = 2.5e6 * (1 - Math.exp(-HOUR / 900));
    double left = gone * Math.exp(-1200.0 / 1800);
    assertThat(ours(migration, 0, 100 + HOUR + 1200, step) - 5e6).isCloseTo(left, within(0.01));
  }

  @Test
  void anyDelay_followsItsQuantiles() {
    Distribution delay = Distribution.Lognormal.ofPercentiles(600, 0.95, 10_800);
    Migration migration = open(toOurs(0.02, outage(0, 1e6), pace(delay, 0, Sketch.always(0), 0)));
    double before = 0;
    for (double u : new double[] {0.05, 0.5, 0.9, 0.95, 0.999}) {
      double time = delay.quantile(u);
      assertThat(ours(migration, before, time, 30) - 5e6)
          .isCloseTo(5e6 * u, within(5e6 * 1e-8 + 0.1));
      before = time;
    }
  }

  /** F. M. Bass's curve: (1 - e^-(p+q)t) / (1 + q/p e^-(p+q)t) of all who move in the end. */
  @ParameterizedTest
  @CsvSource({"1,600,.002", "60,600,.002", "60,7200,.0005", "10,1e5,.01"})
  void contagion_followsTheCurveOfBass(double step, double mean, double imitation) {
    Pace pace = pace(Sketch.exponential(mean), imitation, Sketch.always(0), 0);
    Migration migration = open(toOurs(0.1, outage(0, 1e7), pace));
    double p = 1 / mean;
    double before = 0;
    for (double time : new double[] {60, 600, 3600, 20_000}) {
      double decay = Math.exp(-(p + imitation) * time);
      double share = (1 - decay) / (1 + imitation / p * decay);
      assertThat(ours(migration, before, time, step) - 5e6)
          .isCloseTo(25e6 * share, within(25e6 * 1e-9 + 0.1));
      before = time;
    }
  }

  @Test
  void whoStays_neverReturns() {
    Pace pace = pace(Sketch.always(0), 0, Sketch.exponential(600), 0.12);
    Migration migration = open(toOurs(0.01, outage(0, HOUR), pace));
    assertThat(ours(migration, 0, 1e6, 100)).isCloseTo(5e6 + 0.12 * 2.5e6, within(1e-3));
  }

  @Test
  void whoUsesBoth_changesOverAtOnceAndReturns() {
    SharedUsers both = new SharedUsers("ours", "rival", 500_000);
    Pace slow = pace(Sketch.always(600), 0, Sketch.always(60), 0.5);
    Migration migration = open(List.of(both), toOurs(0.01, outage(100, HOUR), slow));
    assertThat(ours(migration, 0, 101, 10)).isEqualTo(5_500_000);
    // the others are 249.5 M, of whom 1 % moves
    assertThat(ours(migration, 101, 800, 10)).isEqualTo(5_500_000 + 2_495_000);
    assertThat(ours(migration, 800, 2 * HOUR, 10)).isEqualTo(5_000_000 + 2_495_000 / 2.0);
  }

  @Test
  void ofNews_onlyTheShareMovesUnlessMoreIsSaid() {
    SharedUsers both = new SharedUsers("ours", "rival", 500_000);
    MigrationSpec some =
        new MigrationSpec(
            "rival",
            List.of(new Destination("ours", 0.01)),
            event(Event.Sort.NEWS, 0, HOUR),
            0.1,
            atOnce());
    assertThat(ours(open(List.of(both), some), 0, 10, 10)).isEqualTo(5e6 + 50_000 + 2_495_000);
    assertThat(some.on().stopsEverybody()).isFalse();
  }

  @Test
  void ban_leavesTheOthersNowhere() {
    Pace week = pace(Sketch.exponential(3 * 86_400), 0, Sketch.always(60), 0.25);
    Migration migration = open(toOurs(0.125, event(Event.Sort.BAN, 60, 30 * 86_400), week));
    assertThat(ours(migration, 0, 61, 1)).isCloseTo(5e6 + 31.25e6 / (3 * 86_400), within(1.0));
    assertThat(users(migration, 0)).isZero();
    double moved = 31_250_000 * (1 - Math.exp(-7.0 / 3));
    assertThat(ours(migration, 61, 60 + 7 * 86_400, 600) - 5e6).isCloseTo(moved, within(0.1));
    double gone = 31_250_000 * (1 - Math.exp(-30.0 / 3));
    assertThat(ours(migration, 60 + 7 * 86_400, 32 * 86_400, 600) - 5e6)
        .isCloseTo(gone / 4, within(1.0));
    assertThat(users(migration, 0)).isCloseTo(250e6 - gone / 4, within(1.0));
  }

  @Test
  void outagesAgainAndAgain_moveNoMoreThanTheShare() {
    MigrationSpec[] each = new MigrationSpec[1];
    FaultSpec[] faults = new FaultSpec[20];
    for (int i = 0; i < faults.length; i++) {
      faults[i] =
          new FaultSpec("f" + i, "rival", Sketch.nanos(600 * i), Sketch.nanos(300), new Stall());
    }
    each[0] =
        toOurs(
            0.01,
            new DuringFaultsOf("rival"),
            pace(Sketch.exponential(100), 0, Sketch.exponential(1e5), 0));
    FaultPlan plan = FaultPlan.of(List.of(faults));
    Migration migration =
        new Migration(
            new PlatformsSpec(RIVALS, List.of(), List.of(each), Sketch.nanos(10)),
            FaultTimes.planned(plan, Sketch.nanos(1e6)));
    double most = 0;
    for (double time = 0; time < 12_000; time += 10) {
      most = Math.max(most, ours(migration, time, time, 10));
    }
    assertThat(most).isBetween(5e6 + 2.4e6, 5e6 + 2.5e6);
  }

  @Test
  void faults_moveUsersWhileTheyLast() {
    FaultSpec fault = new FaultSpec("f", "north", Sketch.nanos(100), Sketch.nanos(50), new Stall());
    FaultPlan plan = new FaultPlan(List.of(fault), List.of(), Map.of("south", List.of("north")));
    for (TriggerSpec on :
        List.of(new DuringFault("f"), new DuringFaultsOf("north"), new DuringFaultsOf("south"))) {
      Migration migration =
          new Migration(
              new PlatformsSpec(
                  RIVALS, List.of(), List.of(toOurs(0.01, on, atOnce())), Sketch.nanos(10)),
              FaultTimes.planned(plan, Sketch.nanos(1e6)));
      assertThat(ours(migration, 0, 99, 10)).isEqualTo(5e6);
      assertThat(ours(migration, 99, 149, 10)).isEqualTo(7.5e6);
      assertThat(ours(migration, 149, 160, 10)).isEqualTo(5e6);
    }
  }

  @Test
  void guests_leaveWithTheOthers() {
    MigrationSpec come = toOurs(0.01, outage(0, 1e6), atOnce());
    MigrationSpec flee =
        new MigrationSpec(
            "ours", List.of(new Destination("rival", 0.1)), outage(100, 1e6), 1, atOnce());
    Migration migration = open(come, flee);
    assertThat(ours(migration, 0, 99, 10)).isEqualTo(7.5e6);
    migration.advance(Sketch.nanos(100));
    migration.advance(Sketch.nanos(101));
    // A tenth of ours flee, 500,000, and of the guests, 250,000. Of ours who are at the rival now a
    // hundredth goes home with those whom its outage drives away, and a tenth of these flees again.
    assertThat(migration.census().left(1)).isEqualTo(500_500 * Census.PARTS);
    assertThat(migration.census().returned(1)).isEqualTo(5_000 * Census.PARTS);
    // Of the guests who are back one in a hundred comes anew, and a tenth of these flees again.
    assertThat(migration.census().went(1)).isEqualTo(250_250 * Census.PARTS);
    migration.census().check();
  }

  @Test
  void nonsense_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlatformSpec("p", -1))
        .withMessage("users (-1) must lie between 1 and 100G");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toOurs(1.01, outage(0, 1), atOnce()))
        .withMessageContaining("share");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MigrationSpec(
                    "a",
                    List.of(new Destination("b", 0.6), new Destination("c", 0.6)),
                    outage(0, 1),
                    1,
                    atOnce()))
        .withMessageContaining("add up to 100 % at most");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MigrationSpec("a", List.of(), outage(0, 1), 1, atOnce()))
        .withMessageContaining("name a platform");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PlatformsSpec(
                    RIVALS,
                    List.of(new SharedUsers("ours", "rival", 5_000_001)),
                    List.of(),
                    Sketch.nanos(1)))
        .withMessageContaining("not exceed the 5000000 users of ours");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BadAnswers("chat", 0, 1))
        .withMessageContaining("below");
  }
}
