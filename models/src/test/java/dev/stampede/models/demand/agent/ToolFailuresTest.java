package dev.stampede.models.demand.agent;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.at;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.work.AgentResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tools that fail, with calls of a second. */
class ToolFailuresTest {

  private static final ToolFailuresSpec AGAIN = new ToolFailuresSpec(0.3, false);
  private static final ToolFailuresSpec STEP = new ToolFailuresSpec(0.3, true);
  private static final double USES = 1 / 0.7;

  private static Sketch sketch(
      ArrivalSpec arrivals,
      Distribution tool,
      @Nullable ToolFailuresSpec failures,
      Checkpoint checkpoint) {
    DrawnCourse course =
        new DrawnCourse(Count.of(5), tool, failures, null, null, Count.of(1), always(0));
    TurnSpec turn =
        new TurnSpec(
            course,
            checkpoint,
            new ResumeSpec(always(0.5), ResumeSpec.ALWAYS, null),
            null,
            nanos(9_000),
            BudgetSpec.NONE,
            null);
    AgentsSpec spec = new AgentsSpec(arrivals, turn, TurnSpec.NO_DEADLINE, null);
    return new Sketch()
        .useCase(Sketch.useCaseOf("agents", spec))
        .provider("p", servers(100_000, always(1)));
  }

  private static AgentResult agents(Sketch sketch) {
    return requireNonNull(Replications.first(sketch.run()).agents());
  }

  /** One that comes after a second, and whose tools of 2 s all fail. */
  private static AgentResult.Steps failing(boolean furtherStep) {
    ToolFailuresSpec always = new ToolFailuresSpec(1 - 1e-12, furtherStep);
    return agents(sketch(at(1), always(2), always, Checkpoint.none()).lasting(99, 0)).steps();
  }

  @Test
  void failedTool_isUsedAgain() { // at 2, 4, ..., 98 s
    assertThat(failing(false)).isEqualTo(new AgentResult.Steps(1, 0, 49, 2));
  }

  @Test
  void failedTool_costsAStep() { // answers at 2, 5, ..., 98 s
    assertThat(failing(true)).isEqualTo(new AgentResult.Steps(33, 0, 33, 66));
  }

  @Test
  void noneFails_ifTheShareIsZero() {
    ToolFailuresSpec none = new ToolFailuresSpec(0, true);
    AgentResult.Steps steps =
        agents(sketch(at(1), always(2), none, Checkpoint.none()).lasting(99, 0)).steps();
    assertThat(steps).isEqualTo(new AgentResult.Steps(5, 0, 4, 10));
  }

  /** Each of four tools is used 1 / (1 - share) times, and takes a step each time where it does. */
  @Test
  void turn_takesAsManyUses_asFailuresOfChanceDo() {
    for (ToolFailuresSpec failures : List.of(AGAIN, STEP)) {
      double calls = failures.furtherStep() ? 1 + 4 * USES : 5;
      Sketch sketch =
          sketch(Sketch.poisson(0.5), exponential(2), failures, Checkpoint.none())
              .lasting(8_000, 500)
              .drain(9_000)
              .intervals(500);
      Replications.of("turns with " + failures, sketch)
          .expect(
              "turn",
              calls + 4 * USES * 2,
              result ->
                  Seconds.of(
                      requireNonNull(Replications.first(result).agents()).untilFinished().mean()))
          .agree();
    }
  }

  /** Half of the calls fail, at once: whatever is done again meets the same tools. */
  @Test
  void tools_areTheSame_howeverOftenAgentsAreLost() {
    for (ToolFailuresSpec failures : List.of(AGAIN, STEP)) {
      AgentResult well = agents(few(failures, Checkpoint.everyStep()));
      for (Checkpoint checkpoint :
          List.of(Checkpoint.everyStep(), Checkpoint.none(), Checkpoint.every(2))) {
        AgentResult badly =
            agents(few(failures, checkpoint).fault("p", 0, 9_000, new Brownout(0.5, 500, 0)));
        assertThat(badly.turns().inTime()).isEqualTo(well.turns().inTime()).isEqualTo(5);
        assertThat(badly.lost().losses()).isPositive();
        assertThat(badly.steps().tools() - badly.lost().tools()).isEqualTo(well.steps().tools());
        assertThat(badly.steps().answered() - badly.lost().steps())
            .isEqualTo(well.steps().answered());
      }
    }
  }

  private static Sketch few(ToolFailuresSpec failures, Checkpoint checkpoint) {
    return sketch(at(1, 1, 1, 1, 1), always(2), failures, checkpoint).lasting(9_000, 0);
  }

  /** A tenth of the steps has two subagents of three steps, and the other nine tenths a tool. */
  @Test
  void means_countWhatFails() {
    BranchesSpec branches = new BranchesSpec(0.1, Count.of(2), Count.of(3));
    DrawnCourse again =
        new DrawnCourse(Count.of(5), always(2), AGAIN, null, branches, Count.of(1), always(0));
    assertThat(again.meanCalls()).isCloseTo(5 + 4 * 0.1 * 6, within(1e-9));
    assertThat(again.meanToolSeconds()).isCloseTo(8 * USES, within(1e-9));
    DrawnCourse step =
        new DrawnCourse(Count.of(5), always(2), STEP, null, branches, Count.of(1), always(0));
    double before = 4 / (1 - 0.3 * 0.9);
    assertThat(step.meanCalls())
        .isCloseTo(1 + before * (1 + 0.1 * 2 * (1 + 2 * USES)), within(1e-9));
    DrawnCourse growing =
        new DrawnCourse(
            Count.of(8),
            always(2),
            STEP,
            new ContextSpec(always(10), 999, 9),
            null,
            Count.of(1),
            always(0));
    assertThat(growing.meanPrompt(5, null)).isEqualTo(5 + 10 * 5); // of eleven steps
  }

  @Test
  void nonsense_isRejected() {
    assertThatThrownBy(() -> new ToolFailuresSpec(1, false)).hasMessageStartingWith("share (");
    assertThatThrownBy(() -> new ToolFailuresSpec(-0.1, true)).hasMessageStartingWith("share (");
  }
}
