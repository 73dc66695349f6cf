package dev.stampede.models.demand.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.demand.platform.MigrationSpec.Pace;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.OutcomeTally;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users who move, and the work that comes with them, through whole trials. */
class PlatformsTest {

  private static final PlatformSpec RIVAL = new PlatformSpec("rival", 250_000_000);
  private static final PlatformSpec OURS = new PlatformSpec("ours", 5_000_000);

  private static Pace atOnce() {
    return new Pace(Sketch.always(0), 0, Sketch.always(0), 0);
  }

  private static PlatformsSpec platforms(MigrationSpec... migrations) {
    return new PlatformsSpec(
        List.of(RIVAL, OURS), List.of(), List.of(migrations), Sketch.nanos(10));
  }

  private static MigrationSpec onePercentMoves(double at, double seconds) {
    return new MigrationSpec(
        "rival",
        List.of(new Destination("ours", 0.01)),
        new Event(Event.Sort.OUTAGE, Stretch.of(Sketch.nanos(at), Sketch.nanos(seconds))),
        1,
        atOnce());
  }

  /**
   * Work of the users of a platform, a number a second while they are as many as they usually are.
   */
  private static UseCaseSpec usersOf(
      PlatformsSpec platforms, PlatformSpec platform, String name, double perSecond) {
    CurveDemand ofEach = CurveDemand.constant(perSecond / platform.users());
    CrowdForecast forecast =
        new CrowdForecast(platforms, new FaultTimes(FaultPlan.NONE, List.of()), Sketch.nanos(1000));
    SourceSpec source = PlatformUsersSpec.of(platform.name(), ofEach, forecast);
    return useCase(name, source);
  }

  private static UseCaseSpec useCase(String name, SourceSpec source) {
    return new UseCaseSpec(
        name,
        UseCaseSpec.OURSELVES,
        source,
        RequestSpec.UNIT,
        new ToleranceSpec(Sketch.nanos(2), ToleranceSpec.FOREVER, 0, Sketch.nanos(2)),
        null,
        0,
        0,
        null);
  }

  private static Sketch sketch(PlatformsSpec platforms, int servers) {
    return new Sketch()
        .lasting(1000, 0)
        .intervals(100)
        .platforms(platforms)
        .useCase(usersOf(platforms, OURS, "chat", 40))
        .provider("p", Sketch.servers(servers, Sketch.always(1), 20, Discipline.FIFO, null));
  }

  private static long offered(UseCaseResult result, int from, int until) {
    OutcomeTally tally = result.outcomes();
    return IntStream.range(from, until)
        .mapToLong(
            i -> List.of(Outcome.values()).stream().mapToLong(o -> tally.byInterval(o).at(i)).sum())
        .sum();
  }

  @Test
  void onePercentOfTheGreater_makesHalfAsMuchWorkAgain() {
    TrialSpec spec = sketch(platforms(onePercentMoves(390, 400)), 500).spec();
    double before = 0;
    double during = 0;
    double after = 0;
    int runs = 40;
    for (int i = 0; i < runs; i++) {
      UseCaseResult chat = Sketch.run(spec, 0, 7, i).useCases().get(0);
      before += offered(chat, 0, 4);
      during += offered(chat, 4, 8);
      after += offered(chat, 8, 10);
    }
    // they come a step after the outage begins at 390 s, and go a step after its end at 790 s
    assertThat(before).isCloseTo(runs * 16_000.0, within(3.3 * Math.sqrt(runs * 16_000.0)));
    assertThat(during).isCloseTo(runs * 24_000.0, within(3.3 * Math.sqrt(runs * 24_000.0)));
    assertThat(after).isCloseTo(runs * 8_000.0, within(3.3 * Math.sqrt(runs * 8_000.0)));
    double expected = spec.useCases().get(0).source().expected().expected(0, Sketch.nanos(1000));
    assertThat(expected).isCloseTo(48_000, within(400.0));
    assertThat(spec.useCases().get(0).source().expected().basePerSecond())
        .isCloseTo(40, within(1e-9));
  }

  @Test
  void results_tellWhoMovedAndHowManyWereThere() {
    TrialResult result = sketch(platforms(onePercentMoves(395, 400)), 500).run();
    PlatformResult rival = result.platforms().get(0);
    PlatformResult ours = result.platforms().get(1);
    assertThat(ours.name()).isEqualTo("ours");
    assertThat(ours.users()).isEqualTo(5_000_000);
    assertThat(ours.most()).isEqualTo(7.5e6);
    assertThat(ours.least()).isEqualTo(5e6);
    assertThat(ours.came()).isEqualTo(2.5e6);
    assertThat(ours.went()).isEqualTo(2.5e6);
    assertThat(ours.gained()).isZero();
    assertThat(ours.lost()).isZero();
    assertThat(rival.left()).isEqualTo(2.5e6);
    assertThat(rival.returned()).isEqualTo(2.5e6);
    assertThat(rival.least()).isEqualTo(247.5e6);
    // at the steps at 400 and 800 s it is seen that they came and went
    for (int i = 0; i < 10; i++) {
      assertThat(ours.byInterval().get(i)).isEqualTo(i >= 4 && i < 8 ? 7.5e6 : 5e6);
      assertThat(rival.byInterval().get(i)).isEqualTo(i >= 4 && i < 8 ? 247.5e6 : 250e6);
    }
  }

  /** Everybody who finds bad answers may go: servers for half of the work, or for all of it. */
  private static TrialSpec judged(int servers) {
    MigrationSpec flee =
        new MigrationSpec(
            "ours",
            List.of(new Destination("rival", 0.2)),
            new BadAnswers("chat", 0.9, Sketch.nanos(60)),
            1,
            new Pace(Sketch.exponential(200), 0, Sketch.exponential(300), 0.5));
    return sketch(platforms(onePercentMoves(400, 800), flee), servers).spec();
  }

  @Test
  void architectureThatFails_losesUsersAndOneThatDoesNotKeepsThem() {
    for (int seed = 0; seed < 5; seed++) {
      PlatformResult bad = Sketch.run(judged(50), 0, seed, 0).platforms().get(1);
      PlatformResult good = Sketch.run(judged(70), 0, seed, 0).platforms().get(1);
      // 50 of 60 a second are served, so 83 % are, until enough of them have gone
      assertThat(bad.lost()).as("seed %d", seed).isBetween(100_000.0, 1e6);
      assertThat(good.lost()).isZero();
      assertThat(good.gained()).isEqualTo(2.5e6);
      assertThat(bad.gained()).isLessThan(2.5e6);
    }
  }

  @Test
  void workersAndReplicas_changeNoBit() {
    for (int replicas : new int[] {1, 4}) {
      List<Object> digests = new ArrayList<>();
      for (int workers : new int[] {1, 2, 3}) {
        TrialSpec spec = replicated(judged(50), replicas);
        try (Trial trial = new Trial(spec, 0, 5, 0)) {
          trial.run(workers);
          TrialResult result = trial.result();
          digests.add(List.of(result.digest(), result.platforms(), result.events()));
        }
      }
      assertThat(Set.copyOf(digests)).hasSize(1);
    }
  }

  @Test
  void replicas_shareTheWorkOfTheWhole() {
    // with room for all the work, what comes does not depend on who serves it
    TrialSpec spec = sketch(platforms(onePercentMoves(333, 333)), 500).spec();
    UseCaseResult one = Sketch.run(spec, 0, 5, 0).useCases().get(0);
    for (int replicas : new int[] {2, 4, 7}) {
      UseCaseResult many = Sketch.run(replicated(spec, replicas), 0, 5, 0).useCases().get(0);
      assertThat(many.endToEnd().mean()).isEqualTo(one.endToEnd().mean());
      for (Outcome outcome : Outcome.values()) {
        assertThat(many.outcomes().byInterval(outcome).toList())
            .isEqualTo(one.outcomes().byInterval(outcome).toList());
      }
    }
  }

  private static TrialSpec replicated(TrialSpec spec, int replicas) {
    return new TrialSpec(
        spec.horizon(),
        spec.drain(),
        spec.limits(),
        spec.useCases(),
        spec.providers(),
        spec.dependencies(),
        spec.faults(),
        spec.steps(),
        spec.platforms(),
        spec.architectures().stream()
            .map(a -> new ArchitectureSpec(a.name(), a.chain(), a.ladder(), replicas))
            .toList());
  }

  @Test
  void platformOrUseCaseMore_changesNobodyElsesWork() {
    Sketch plain =
        new Sketch()
            .lasting(1000, 0)
            .useCase(useCase("batch", new PopulationSpec(Sketch.poisson(7))))
            .provider("p", Sketch.servers(500, Sketch.exponential(1)));
    UseCaseResult alone = plain.run().useCases().get(0);
    PlatformsSpec platforms = platforms(onePercentMoves(400, 400));
    Sketch more =
        new Sketch()
            .lasting(1000, 0)
            .platforms(platforms)
            .useCase(useCase("batch", new PopulationSpec(Sketch.poisson(7))))
            .provider("p", Sketch.servers(500, Sketch.exponential(1)));
    UseCaseResult beside = more.run().useCases().get(0);
    more.useCase(usersOf(platforms, OURS, "chat", 40));
    UseCaseResult among = more.run().useCases().get(0);
    for (UseCaseResult other : List.of(beside, among)) {
      assertThat(other.endToEnd().mean()).isEqualTo(alone.endToEnd().mean());
      assertThat(other.endToEnd().histogram()).isEqualTo(alone.endToEnd().histogram());
      assertThat(other.endToEndByInterval()).isEqualTo(alone.endToEndByInterval());
    }
  }

  @Test
  void whereNobodyMoves_thePlatformsUsersAreAPopulationLikeAnother() {
    PlatformsSpec platforms = platforms();
    TrialResult users = sketch(platforms, 500).run();
    TrialResult people =
        new Sketch()
            .lasting(1000, 0)
            .intervals(100)
            .useCase(useCase("chat", new PopulationSpec(Sketch.poisson(40))))
            .provider("p", Sketch.servers(500, Sketch.always(1), 20, Discipline.FIFO, null))
            .run();
    // to rounding: 5 million times a rate is not the rate
    assertThat(users.useCases().get(0).outcomes().offered())
        .isCloseTo(people.useCases().get(0).outcomes().offered(), within(1L));
  }

  @Test
  void faultLeftOut_movesNobody() {
    MigrationSpec with =
        new MigrationSpec(
            "rival",
            List.of(new Destination("ours", 0.01)),
            new DuringFault("fault-0"),
            1,
            atOnce());
    TrialSpec spec = sketch(platforms(with), 500).fault("p", 400, 200, new Slow(1.1)).spec();
    assertThat(Sketch.run(spec, 0, 1, 0).platforms().get(1).most()).isEqualTo(7.5e6);
    TrialSpec without = spec.without(Set.of("fault-0"), Set.of());
    assertThat(Sketch.run(without, 0, 1, 0).platforms().get(1).most()).isEqualTo(5e6);
  }

  @Test
  void cost_doesNotDependOnTheNumberOfUsers() {
    List<Long> events = new ArrayList<>();
    for (long users : new long[] {1_000, 100_000_000, 8_000_000_000L}) {
      PlatformsSpec many =
          new PlatformsSpec(
              List.of(new PlatformSpec("rival", users), new PlatformSpec("ours", users)),
              List.of(),
              List.of(
                  new MigrationSpec(
                      "rival",
                      List.of(new Destination("ours", 0.5)),
                      new Event(Event.Sort.OUTAGE, new Stretch(0, Sketch.nanos(900))),
                      1,
                      new Pace(Sketch.exponential(100), 0, Sketch.exponential(10), 0))),
              Sketch.nanos(10));
      TrialResult result =
          new Sketch()
              .lasting(1000, 0)
              .platforms(many)
              .useCase("batch", Sketch.at(0, 1))
              .provider("p", Sketch.servers(1, Sketch.always(1)))
              .run();
      events.add(result.events());
      assertThat(result.platforms().get(1).most() / users)
          .isCloseTo(1.5 - 0.5 * Math.exp(-9), within(1e-5));
    }
    assertThat(Set.copyOf(events)).hasSize(1);
    assertThat(events.get(0)).isLessThan(150);
  }
}
