package dev.stampede.models.demand.platform;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Sketch;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.agent.AgentsSpec;
import dev.stampede.models.demand.agent.BudgetSpec;
import dev.stampede.models.demand.agent.Checkpoint;
import dev.stampede.models.demand.agent.Count;
import dev.stampede.models.demand.agent.DrawnCourse;
import dev.stampede.models.demand.agent.TurnSpec;
import dev.stampede.models.demand.platform.MigrationSpec.Pace;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.work.AgentResult;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions of agents that the users of a platform begin: of two thousand, twenty a second. */
class SessionsOfUsersTest {

  private static final PlatformSpec RIVAL = new PlatformSpec("rival", 2_000);
  private static final PlatformSpec OURS = new PlatformSpec("ours", 2_000);

  /** From 500 s on, for good, half of the rival's users are ours. */
  private static final PlatformsSpec HALF_MOVE =
      new PlatformsSpec(
          List.of(RIVAL, OURS),
          List.of(),
          List.of(
              new MigrationSpec(
                  "rival",
                  List.of(new Destination("ours", 0.5)),
                  new Event(Event.Sort.OUTAGE, Stretch.of(Sketch.nanos(490), Sketch.nanos(10_000))),
                  1,
                  new Pace(Sketch.always(0), 0, Sketch.always(0), 0))),
          Sketch.nanos(10));

  private static PlatformUsersSpec users() {
    FaultTimes none = new FaultTimes(FaultPlan.NONE, List.of());
    return PlatformUsersSpec.of(
        "ours",
        CurveDemand.constant(20.0 / OURS.users()),
        new CrowdForecast(HALF_MOVE, none, Sketch.nanos(1000)));
  }

  private static AgentsSpec sessions(int steps, int turns) {
    DrawnCourse course =
        new DrawnCourse(
            Count.of(steps), Sketch.always(0), null, null, null, Count.of(turns), Sketch.always(1));
    TurnSpec turn =
        new TurnSpec(
            course, Checkpoint.none(), null, null, TurnSpec.NO_DEADLINE, BudgetSpec.NONE, null);
    return new AgentsSpec(users(), turn, TurnSpec.NO_DEADLINE, null);
  }

  private static Sketch sketch(SourceSpec source) {
    return new Sketch()
        .lasting(1000, 0)
        .intervals(100)
        .platforms(HALF_MOVE)
        .useCase(Sketch.useCaseOf("chat", source))
        .provider("p", Sketch.servers(1000, Sketch.always(1)));
  }

  private static List<Long> calls(UseCaseResult result) {
    return IntStream.range(0, 10)
        .mapToObj(i -> result.outcomes().byInterval(Outcome.FULL).at(i))
        .toList();
  }

  /** A session of one call is that call: both come from the same stream of arrivals. */
  @Test
  void sessionsOfOneStep_areTheCallsOfTheUsers() {
    UseCaseResult single = sketch(users()).run().useCases().get(0);
    UseCaseResult sessions = sketch(sessions(1, 1)).run().useCases().get(0);
    assertThat(calls(sessions)).isEqualTo(calls(single));
    assertThat(sketch(sessions(1, 1)).spec().useCases().get(0).source().crowd()).isEqualTo("ours");
  }

  /** Twenty a second at first, and thirty from 500 s on; within 3.3 standard errors. */
  @Test
  void sessions_followTheCrowd() {
    TrialSpec spec = sketch(sessions(2, 3)).spec();
    AgentResult agents = requireNonNull(Sketch.run(spec, 0, 7, 0).useCases().get(0).agents());
    double expected = 500 * 20 + 500 * 30;
    assertThat((double) agents.sessions().begun())
        .isCloseTo(expected, within(3.3 * Math.sqrt(expected)));
    SourceSpec source = spec.useCases().get(0).source();
    assertThat(source.expected().expected(0, Sketch.nanos(1000)))
        .isCloseTo(expected * 6, within(0.02 * expected * 6));
  }

  /** Two gateways share the same sessions. */
  @Test
  void shards_haveTheSameSessions() {
    Sketch sketch =
        sketch(sessions(2, 3))
            .architecture("one", List.of(), List.of(Sketch.rung("p")), 1)
            .architecture("two", List.of(), List.of(Sketch.rung("p")), 2);
    AgentResult one = requireNonNull(Sketch.run(sketch.spec(), 0, 1, 0).useCases().get(0).agents());
    AgentResult two = requireNonNull(Sketch.run(sketch.spec(), 1, 1, 0).useCases().get(0).agents());
    assertThat(two.sessions()).isEqualTo(one.sessions());
    assertThat(two.steps()).isEqualTo(one.steps());
  }
}
