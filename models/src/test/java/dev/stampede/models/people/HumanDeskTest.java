package dev.stampede.models.people;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.architecture.DeferredRungSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.cost.WorkPrice;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.StaffingSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Tenants;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Desks and batches in whole trials: by hand, and against the formulas of call centres. */
class HumanDeskTest {

  private static RungSpec desk(String name, int agents, int queue, String... skills) {
    return new HumanRungSpec(
        new HumanDeskSpec(
            name,
            agents,
            always(10),
            queue,
            Discipline.PRIORITY,
            null,
            1,
            0,
            Set.of(skills),
            null,
            WorkPrice.FREE),
        RungSpec.ANY,
        false);
  }

  private static RungSpec theory(int agents, Distribution handle, @Nullable Distribution patience) {
    return new HumanRungSpec(
        new HumanDeskSpec(agents, handle, 1_000_000, patience, 1, 0), RungSpec.ANY, false);
  }

  private static UseCaseSpec useCase(
      String name, ArrivalSpec arrivals, int priority, @Nullable String skill) {
    return new UseCaseSpec(
        name,
        Tenants.of(UseCaseSpec.OURSELVES),
        new PopulationSpec(arrivals),
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        null,
        priority,
        0,
        null,
        skill,
        null,
        null);
  }

  /** 100 calls in half an hour, 3 minutes each, 14 agents: Erlang C. */
  @Test
  void callCentreClassic() {
    ToleranceSpec in20Seconds =
        new ToleranceSpec(ToleranceSpec.FOREVER, ToleranceSpec.FOREVER, 0, nanos(20));
    Replications.of(
            "desk of 14",
            new Sketch()
                .lasting(300_000, 20_000)
                .intervals(10_000)
                .useCase(
                    Sketch.useCase(
                        "calls", Sketch.poisson(1 / 18.0), RequestSpec.UNIT, in20Seconds, null))
                .architecture("a", List.of(), List.of(theory(14, exponential(180), null))))
        .expect("share that waits", 0.174132, Replications::waitingShare)
        .expect("service level", 0.888350, result -> Replications.share(result, Outcome.HUMAN))
        .expect("speed of answer", 7.8359, Replications::meanWait)
        .expect("occupancy", 0.714286, result -> result.providers().get(0).utilization())
        .agree();
  }

  /** 110 calls a second for 100 agents of one a second, who wait for 2 s in the mean: Erlang A. */
  @Test
  void impatientCustomers() {
    Replications.of(
            "impatient",
            new Sketch()
                .lasting(330, 30)
                .useCase("calls", Sketch.poisson(110))
                .architecture("a", List.of(), List.of(theory(100, exponential(1), exponential(2)))))
        .expect("abandoned", 0.0946183, result -> Replications.share(result, Outcome.ABANDONED))
        .expect("occupancy", 0.9959198, result -> result.providers().get(0).utilization())
        .expect("queue", 110 * 0.1892367, result -> result.providers().get(0).meanQueued())
        .agree();
  }

  @Test
  void work_goesToADeskThatHasTheSkill_andOverflowsToTheNext() {
    // Two contracts for the experts: one waits. The third goes on to those who can do anything.
    TrialResult result =
        new Sketch()
            .useCase(useCase("contracts", Sketch.together(3), 0, "contracts"))
            .useCase(useCase("chat", Sketch.together(1), 0, "chat"))
            .useCase(useCase("anything", Sketch.at(50), 0, null))
            .architecture(
                "a",
                List.of(),
                List.of(desk("experts", 1, 1, "contracts", "law"), desk("everybody", 1, 9)))
            .run();
    assertThat(result.providers())
        .extracting(p -> p.name())
        .containsExactly("experts", "everybody");
    assertThat(result.providers().get(0).attempts()).isEqualTo(4); // three contracts and anything
    assertThat(result.providers().get(0).succeeded()).isEqualTo(3);
    assertThat(result.providers().get(1).succeeded()).isEqualTo(2);
    assertThat(result.useCases())
        .allMatch(u -> u.outcomes().count(Outcome.HUMAN) == u.outcomes().offered());
  }

  @Test
  void work_thatNobodyHasTheSkillFor_fails() {
    TrialResult result =
        new Sketch()
            .useCase(useCase("contracts", Sketch.together(3), 0, "contracts"))
            .architecture("a", List.of(), List.of(desk("chat", 1, 9, "chat")))
            .run();
    assertThat(Replications.first(result).outcomes().count(Outcome.FAILED)).isEqualTo(3);
    assertThat(result.providers().get(0).attempts()).isZero();
  }

  @Test
  void priority_isServedFirst() {
    // 10 s each: the first at once, then the two of priority 9, then the others.
    TrialResult result =
        new Sketch()
            .useCase(useCase("low", Sketch.at(0, 1, 1), 0, null))
            .useCase(useCase("high", Sketch.at(2, 2), 9, null))
            .architecture("a", List.of(), List.of(desk("human", 1, 9)))
            .run();
    assertThat(result.useCases().get(1).human().mean()).isEqualTo(23.0 * SECOND); // 18, 28
    assertThat(result.useCases().get(0).human().mean())
        .isCloseTo(98.0 / 3 * SECOND, within(1.0)); // 10, 39, 49
  }

  @Test
  void shifts_changeTheDesk() {
    StaffingSpec staffing =
        new StaffingSpec(List.of(new StaffingSpec.Shift(nanos(20), 5)), null, null);
    HumanDeskSpec desk =
        new HumanDeskSpec(
            "human",
            1,
            always(10),
            99,
            Discipline.FIFO,
            null,
            1,
            0,
            Set.of(),
            staffing,
            WorkPrice.FREE);
    TrialResult result =
        new Sketch()
            .useCase("work", Sketch.together(7))
            .architecture("a", List.of(), List.of(new HumanRungSpec(desk, RungSpec.ANY, false)))
            .run();
    // Until 10 and 20 s one each, the other five until 30 s.
    assertThat(Replications.first(result).human().mean())
        .isCloseTo(180.0 / 7 * SECOND, within(1.0));
  }

  private static UseCaseResult deferred(
      int queue, double within, double duration, RungSpec... after) {
    RungSpec batch =
        new DeferredRungSpec(
            new ServersSpec(1, always(10), queue, Discipline.FIFO, null),
            0.9,
            WorkPrice.FREE,
            RungSpec.ANY,
            false);
    List<RungSpec> ladder = new ArrayList<>(List.of(Sketch.rung("p"), batch));
    ladder.addAll(List.of(after));
    ToleranceSpec tolerance = new ToleranceSpec(nanos(8), nanos(8), 0.5, nanos(8), nanos(within));
    return Replications.first(
        new Sketch()
            .lasting(duration, 0)
            .useCase(
                Sketch.useCase("work", Sketch.together(3), RequestSpec.UNIT, tolerance, always(5)))
            .provider("p", servers(9, always(1)))
            .fault("p", 0, 1000, new Outage(500, 0))
            .architecture("a", List.of(), ladder)
            .run());
  }

  @Test
  void deferredWork_isNotGivenUp_andIsInTimeWithinItsOwnTolerance() {
    UseCaseResult work = deferred(99, 25, 100); // answers at 10, 20 and 30 s
    assertThat(work.outcomes().count(Outcome.DEGRADED)).isEqualTo(2);
    assertThat(work.outcomes().count(Outcome.LATE)).isEqualTo(1);
    assertThat(work.deferred().mean()).isEqualTo(20.0 * SECOND);
    assertThat(work.endToEnd().mean()).isEqualTo(20.0 * SECOND);
    assertThat(work.firstToken().mean()).isEqualTo(20.0 * SECOND);
    assertThat(work.waiting().mean()).isEqualTo(10.0 * SECOND);
    assertThat(work.answers()).isEqualTo(3);
    assertThat(work.meanQuality()).isEqualTo(0.9);
    assertThat(work.attempts()).isEqualTo(3); // those at p
  }

  @Test
  void deferredWork_thatIsNotDoneAtTheEnd_isUnfinished() {
    UseCaseResult work = deferred(99, 25, 15);
    assertThat(work.outcomes().count(Outcome.DEGRADED)).isEqualTo(1);
    assertThat(work.outcomes().count(Outcome.UNFINISHED)).isEqualTo(2);
  }

  @Test
  void workThatTheBatchHasNoRoomFor_goesOn_andItsOwnerWaitsAgain() {
    // One is deferred, one waits for it; the third goes to a person who takes 10 s, and gives up.
    UseCaseResult work = deferred(1, 25, 100, desk("human", 1, 9));
    assertThat(work.outcomes().count(Outcome.DEGRADED)).isEqualTo(2);
    assertThat(work.outcomes().count(Outcome.ABANDONED)).isEqualTo(1);
  }
}
