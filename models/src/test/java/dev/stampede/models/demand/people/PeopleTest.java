package dev.stampede.models.demand.people;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.demand.ResubmissionSpec;
import dev.stampede.models.demand.SilenceSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.PeopleResult;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One person who thinks for 2 s and is answered after 1 s, and looks for help each 4 s; the only
 * provider is down from 11 to 23 s. So the first question ends in vain in [11, 14), others 4 and 8
 * s, or 6 s, after that are in vain, too, and one 12 s after it is answered, wherever the first
 * thought was at the start. What is under way at 11 s is cut.
 */
class PeopleTest {

  /** In a replication against theory. */
  private static final double QUESTIONS = 20_000;

  private static final Distribution HALF = always(0.5);

  private static UseCaseSpec useCase(PeopleSpec people, @Nullable ResubmissionSpec resubmission) {
    return useCase(people, null, resubmission);
  }

  private static UseCaseSpec useCase(
      PeopleSpec people, @Nullable Distribution patience, @Nullable ResubmissionSpec resubmission) {
    return new UseCaseSpec(
        "work",
        Tenants.of(UseCaseSpec.OURSELVES),
        people,
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        patience,
        0,
        0,
        null,
        null,
        null,
        resubmission);
  }

  private static Sketch onePerson(double stops, double keeps) {
    UnaidedSpec unaided = new UnaidedSpec(HALF, stops, always(4), keeps);
    return new Sketch()
        .lasting(60, 0)
        .useCase(useCase(new PeopleSpec(1, always(2), unaided), null))
        .provider("p", servers(1, always(1)));
  }

  private static Sketch duringAnOutage(double stops, double keeps) {
    return onePerson(stops, keeps).fault("p", 11, 12, new Outage(500, 0));
  }

  private static PeopleResult people(TrialResult result) {
    return requireNonNull(Replications.first(result).people());
  }

  private static double seconds(ExactSum time) {
    return time.toDouble() / SECOND;
  }

  /** One task in 3 s, of which two are thought. */
  @Test
  void answeredPeople_thinkAndWait() {
    PeopleResult people = people(onePerson(0, 0).run());
    assertThat(people.people()).isEqualTo(1);
    assertThat(people.done().withHelp()).isBetween(19L, 20L);
    assertThat(people.done().without()).isZero();
    assertThat(seconds(people.time().waiting())).isBetween(19.0, 20.0);
    assertThat(seconds(people.time().thinking()) + seconds(people.time().waiting()))
        .isEqualTo(60.0);
    assertThat(people.untilServed().max()).isEqualTo(SECOND);
    assertThat(people.questions().tries()).isEqualTo(people.questions().known());
  }

  /**
   * A task that takes 3 s with help takes 6 s without, of which 2 are thought already: 4 s later
   * there is the next thought, and the next question 6 s after the first.
   */
  @Test
  void unaidedPeople_areAsSlowAsTheirRate() {
    PeopleResult people = people(duringAnOutage(0, 0).run());
    assertThat(people.done().without()).isEqualTo(2);
    assertThat(seconds(people.time().unaided())).isEqualTo(8.0);
    assertThat(people.questions().asked() - people.questions().served()).isEqualTo(2);
    assertThat(seconds(people.time().stopped())).isZero();
    assertThat(people.untilServed().max()).isEqualTo(SECOND);
  }

  /**
   * Told three times that there is no help, which takes up to a second where a call was cut, and 12
   * s after the first time it is begun to be answered.
   */
  @Test
  void stoppedPeople_askForTheSameAgain() {
    PeopleResult people = people(duringAnOutage(1, 0).run());
    assertThat(people.done().without()).isZero();
    assertThat(seconds(people.time().stopped())).isEqualTo(12.0);
    assertThat(people.questions().served()).isEqualTo(people.questions().known());
    assertThat(people.questions().tries()).isEqualTo(people.questions().known() + 3);
    assertThat(people.untilServed().max()).isBetween(13 * SECOND, 14 * SECOND);
  }

  /**
   * One task is put aside at once, and after two thoughts each two more before each look: seven,
   * which are answered one after the other, the first 13 s after it was put aside.
   */
  @Test
  void keptTasks_areAskedForOneAfterTheOther() {
    PeopleResult people = people(duringAnOutage(0, 1).run());
    assertThat(people.done().caughtUp()).isEqualTo(7);
    assertThat(people.done().without()).isZero();
    assertThat(people.done().aside()).isZero();
    assertThat(seconds(people.time().unaided())).isEqualTo(12.0);
    assertThat(people.keptFor().count()).isEqualTo(7);
    assertThat(people.keptFor().max()).isEqualTo(13 * SECOND);
  }

  /** Who is not answered until the end has everything still before them. */
  @Test
  void keptTasks_areStillThereAtTheEnd() {
    PeopleResult people = people(onePerson(0, 1).fault("p", 0, 60, new Outage(500, 0)).run());
    assertThat(people.done().all()).isZero();
    assertThat(people.done().aside()).isBetween(29L, 30L);
    assertThat(people.questions().asked()).isEqualTo(1);
    assertThat(people.questions().open()).isEqualTo(1);
  }

  /** Tries that follow by themselves count, and the time between them is waited. */
  @Test
  void tries_areMadeWhileTheyWait() {
    UnaidedSpec stopping = new UnaidedSpec(HALF, 1, always(1000), 0);
    ResubmissionSpec twice = new ResubmissionSpec(1, always(3), 2);
    PeopleResult people =
        people(
            new Sketch()
                .lasting(60, 0)
                .useCase(useCase(new PeopleSpec(1, always(2), stopping), twice))
                .provider("p", servers(1, always(1)))
                .fault("p", 0, 60, new Outage(500, 0))
                .run());
    assertThat(seconds(people.time().waiting())).isEqualTo(6.0);
    assertThat(people.questions().open()).isEqualTo(1);
  }

  private static Sketch closed(
      int people, double think, int servers, double service, double seconds) {
    PeopleSpec spec = new PeopleSpec(people, exponential(think), UnaidedSpec.USUAL);
    return new Sketch()
        .lasting(seconds + 8 * think, 8 * think)
        .drain(100 * service) // so that long answers are not left out
        .useCase(useCase(spec, null))
        .provider("p", servers(servers, exponential(service)));
  }

  private static void agrees(
      int people, double think, int servers, double service, double perSecond, double response) {
    Sketch sketch = closed(people, think, servers, service, QUESTIONS / perSecond);
    double counted = sketch.spec().horizon().countedNanos() / (double) SECOND;
    Replications.of("closed loop of %d".formatted(people), sketch)
        .expect("throughput", perSecond, r -> people(r).done().withHelp() / counted)
        .expect("response", response, Replications::meanSojourn)
        .expect(
            "people who wait",
            perSecond * response,
            r -> seconds(people(r).time().waiting()) / counted)
        .agree();
  }

  /** Exact mean value analysis of N people with Z = 5 s before one server of 0.1 s. */
  @Test
  void oneServer_isTheMachineRepairman() {
    agrees(10, 5, 1, 0.1, 1.952835, 0.120760);
    agrees(40, 5, 1, 0.1, 7.502076, 0.331857);
    agrees(51, 5, 1, 0.1, 9.068380, 0.623937);
    agrees(100, 5, 1, 0.1, 10.000000, 5.000000);
  }

  /** M/M/100//N with Z = 10 s and services of 1 s. */
  @Test
  void manyServers_areTheMachineRepairmen() {
    agrees(1000, 10, 100, 1, 90.751241, 1.019133);
  }

  /** The same bits on one worker and two, and with two gateways as with two workers. */
  @Test
  void bits_doNotDependOnWorkers() {
    Sketch sketch = closed(200, 5, 1, 0.1, 200);
    sketch.architecture("two", List.of(), List.of(Sketch.rung("p")), 2);
    TrialSpec spec = sketch.spec();
    assertThat(run(spec, 2).digest()).isEqualTo(run(spec, 1).digest());
    assertThat(people(run(spec, 2)).people()).isEqualTo(200);
  }

  private static TrialResult run(TrialSpec spec, int workers) {
    try (Trial trial = new Trial(spec, 0, 1, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result();
    }
  }

  private static final long HOUR = 3600 * SECOND;

  /** From 22:00 to 6:00, with a break from 1:00 to 1:30. */
  private static final ShiftSpec NIGHT =
      new ShiftSpec(1, 22 * HOUR, 8 * HOUR, List.of(new ShiftSpec.Break(3 * HOUR, HOUR / 2)));

  @Test
  void shifts_goBeyondMidnight() {
    assertThat(NIGHT.atWorkFrom(0)).isZero();
    assertThat(NIGHT.atWorkFrom(HOUR)).isEqualTo(HOUR + HOUR / 2);
    assertThat(NIGHT.atWorkFrom(HOUR + HOUR / 2)).isEqualTo(HOUR + HOUR / 2);
    assertThat(NIGHT.atWorkFrom(6 * HOUR - 1)).isEqualTo(6 * HOUR - 1);
    assertThat(NIGHT.atWorkFrom(6 * HOUR)).isEqualTo(22 * HOUR);
    assertThat(NIGHT.atWorkFrom(24 * HOUR)).isEqualTo(24 * HOUR);
  }

  /**
   * 100 s of work a day from 50 s on: what was thought of when it ends is asked for a day later,
   * and nobody is there in between. Two days have 33 tasks or 34 each.
   */
  @Test
  void people_goHome() {
    ShiftSpec shift = new ShiftSpec(1, 50 * SECOND, 100 * SECOND, List.of());
    PeopleSpec spec = new PeopleSpec(1, always(2), UnaidedSpec.USUAL, List.of(shift), 0);
    PeopleResult people =
        people(
            new Sketch()
                .lasting(172_800, 0)
                .intervals(8_640)
                .useCase(useCase(spec, null))
                .provider("p", servers(1, always(1)))
                .run());
    PeopleResult.Time time = people.time();
    assertThat(seconds(time.thinking()) + seconds(time.waiting())).isBetween(200.0, 206.0);
    assertThat(people.done().withHelp()).isBetween(66L, 68L);
  }

  /** Half of the people are there at a time: half of the hours. */
  @Test
  void shifts_shareThePeople() {
    List<ShiftSpec> halves =
        List.of(
            new ShiftSpec(0.5, 0, 12 * HOUR, List.of()),
            new ShiftSpec(0.5, 12 * HOUR, 12 * HOUR, List.of()));
    PeopleSpec spec = new PeopleSpec(1000, always(60), UnaidedSpec.USUAL, halves, 0);
    PeopleResult.Time time =
        people(
                new Sketch()
                    .lasting(6 * 3600, 0)
                    .useCase(useCase(spec, null))
                    .provider("p", servers(1000, always(1)))
                    .run())
            .time();
    // A thousand draws of a half: the standard deviation is 15.8.
    assertThat((seconds(time.thinking()) + seconds(time.waiting())) / (6 * 3600))
        .isCloseTo(500, within(4 * 15.8));
  }

  @Test
  void shifts_mustFit() {
    assertThatThrownBy(() -> new ShiftSpec(1, 24 * HOUR, HOUR, List.of()))
        .hasMessageStartingWith("from (");
    assertThatThrownBy(() -> new ShiftSpec(1, 0, 24 * HOUR, List.of()))
        .hasMessageStartingWith("for (");
    ShiftSpec.Break late = new ShiftSpec.Break(HOUR, HOUR);
    assertThatThrownBy(() -> new ShiftSpec(1, 0, HOUR, List.of(late)))
        .hasMessageStartingWith("breaks (");
    assertThatThrownBy(() -> new ShiftSpec(1, 0, 3 * HOUR, List.of(late, late)))
        .hasMessageStartingWith("breaks (");
    ShiftSpec half = new ShiftSpec(0.5, 0, HOUR, List.of());
    assertThatThrownBy(() -> new PeopleSpec(1, always(1), UnaidedSpec.USUAL, List.of(half), 0))
        .hasMessage("shifts (50.0% in all) must add up to 100%");
  }

  /**
   * Nobody's time and no question gets lost, whatever people are like; the books check the rest.
   */
  @Test
  void books_balanceForAnyPeople() {
    long silent = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      UnaidedSpec unaided =
          new UnaidedSpec(
              new Distribution.Uniform(0.2, 2),
              random.nextDouble(),
              exponential(1 + 20 * random.nextDouble()),
              random.nextDouble());
      int count = 1 + random.nextInt(20);
      List<ShiftSpec> shifts =
          random.nextBoolean()
              ? List.of()
              : List.of(
                  new ShiftSpec(0.3, random.nextInt(50) * SECOND, 20 * SECOND, List.of()),
                  new ShiftSpec(0.7, 0, 23 * HOUR, List.of(new ShiftSpec.Break(0, 10 * SECOND))));
      PeopleSpec spec =
          new PeopleSpec(count, exponential(1 + random.nextInt(10)), unaided, shifts, 0);
      ResubmissionSpec again =
          random.nextBoolean() ? null : new ResubmissionSpec(0.5, always(2), 3);
      UseCaseSpec useCase =
          random.nextBoolean()
              ? useCase(spec, again)
              : useCase(spec, exponential(3), again)
                  .with(new SilenceSpec(random.nextDouble(), null));
      Sketch sketch =
          new Sketch()
              .lasting(100, random.nextInt(50))
              .drain(random.nextInt(30))
              .useCase(useCase)
              .provider("p", servers(1 + random.nextInt(3), exponential(1)));
      for (int fault = random.nextInt(3); fault > 0; fault--) {
        sketch.fault("p", 100 * random.nextDouble(), 40 * random.nextDouble(), new Outage(500, 0));
      }
      TrialResult result = sketch.run();
      PeopleResult people = people(result);
      silent += Replications.first(result).outcomes().silent();
      PeopleResult.Time time = people.time();
      double spent =
          seconds(time.thinking())
              + seconds(time.waiting())
              + seconds(time.unaided())
              + seconds(time.stopped());
      double there = count * (double) sketch.spec().horizon().countedNanos() / SECOND;
      if (shifts.isEmpty()) {
        assertThat(spent).as("seed %d", seed).isCloseTo(there, within(1e-6));
      } else {
        assertThat(spent).as("seed %d", seed).isLessThanOrEqualTo(there);
      }
      assertThat(people.questions().served()).isEqualTo(people.untilServed().count());
      assertThat(people.questions().known()).isGreaterThanOrEqualTo(people.questions().served());
      assertThat(people.questions().open()).isNotNegative();
    }
    assertThat(silent).isGreaterThan(1000);
  }

  @Test
  void people_mustThink() {
    assertThatThrownBy(() -> new PeopleSpec(1, always(0), UnaidedSpec.USUAL))
        .hasMessage("think (0.0) must be positive");
    assertThatThrownBy(() -> new PeopleSpec(0, always(1), UnaidedSpec.USUAL))
        .hasMessageStartingWith("people (0) must lie between 1 and");
    assertThatThrownBy(() -> new UnaidedSpec(always(0), 0, always(1), 0))
        .hasMessageStartingWith("rate (");
  }
}
