package dev.stampede.models.demand.agent;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.at;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.AgentResult;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One session that comes after a second, of one turn of five steps: calls of 1 s, with tools of 2 s
 * between them. So calls begin at 1, 4, 7, 10 and 13 s, and it ends after 13 s, at 14 s.
 */
class AgentsTest {

  private static final TurnSpec FIVE = new TurnSpec(Count.of(5), always(2));

  /** Each looks by itself each second. */
  private static final ResumeSpec EACH_SECOND = new ResumeSpec(always(1), ResumeSpec.ALWAYS, null);

  private static AgentsSpec sessions(TurnSpec turn, double... at) {
    return new AgentsSpec(at(at), Count.of(1), always(0), turn, TurnSpec.NO_DEADLINE);
  }

  private static Sketch sketch(AgentsSpec agents) {
    return new Sketch()
        .lasting(100, 0)
        .useCase(Sketch.useCaseOf("agents", agents))
        .provider("p", servers(10, always(1)));
  }

  private static AgentResult agents(TrialResult result) {
    return requireNonNull(Replications.first(result).agents());
  }

  /** The third call, at 7 s, is refused, and so are those at 8 and 9 s. */
  private static AgentResult cutOff(Checkpoint checkpoint) {
    return agents(
        sketch(sessions(FIVE.with(checkpoint, EACH_SECOND), 1))
            .fault("p", 6, 3.5, new Outage(500, 0))
            .run());
  }

  private static void finishedAfter(AgentResult agents, double seconds) {
    assertThat(agents.turns()).isEqualTo(new AgentResult.Ended(1, 1, 0, 0));
    assertThat(agents.untilFinished().max()).isEqualTo(nanos(seconds));
  }

  @Test
  void turn_isCallsAndTools() {
    TrialResult result = sketch(sessions(FIVE, 1)).run();
    AgentResult agents = agents(result);
    finishedAfter(agents, 13);
    assertThat(agents.sessions()).isEqualTo(new AgentResult.Ended(1, 1, 0, 0));
    assertThat(agents.steps()).isEqualTo(new AgentResult.Steps(5, 0, 4, 10));
    assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(0, 0, 0, 0, 0, 0));
    UseCaseResult useCase = Replications.first(result);
    assertThat(useCase.outcomes().offered()).isEqualTo(5);
    assertThat(useCase.outcomes().count(Outcome.FULL)).isEqualTo(5);
  }

  /** Two answers of 1 s and two tools of 2 s are done again from 10 s on. */
  @Test
  void withoutCheckpoint_theTurnBeginsAgain() {
    AgentResult agents = cutOff(Checkpoint.none());
    finishedAfter(agents, 22);
    assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(1, 2, 2, 4, 0, 0));
    assertThat(agents.workLost().max()).isEqualTo(6 * SECOND);
    assertThat(agents.untilBack().max()).isEqualTo(10 * SECOND);
    assertThat(agents.steps()).isEqualTo(new AgentResult.Steps(7, 3, 6, 14));
  }

  @Test
  void withCheckpoints_onlyTheStepIsDoneAgain() {
    for (Checkpoint checkpoint :
        List.of(
            Checkpoint.everyStep(),
            Checkpoint.superStep(),
            Checkpoint.sessionLog(),
            Checkpoint.every(2))) {
      AgentResult agents = cutOff(checkpoint);
      finishedAfter(agents, 16);
      assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(1, 0, 0, 0, 0, 0));
      assertThat(agents.untilBack().max()).isEqualTo(4 * SECOND);
    }
  }

  @Test
  void checkpointOfThreeSteps_losesTwo() {
    finishedAfter(cutOff(Checkpoint.every(3)), 22);
  }

  @Test
  void turnThatIsNotResumed_hasFailed() {
    AgentResult agents =
        agents(sketch(sessions(FIVE, 1)).fault("p", 6, 3.5, new Outage(500, 0)).run());
    assertThat(agents.turns()).isEqualTo(new AgentResult.Ended(1, 0, 0, 1));
    assertThat(agents.sessions()).isEqualTo(new AgentResult.Ended(1, 1, 0, 0));
    assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(1, 2, 2, 4, 1, 0));
  }

  @Test
  void turnThatIsResumedTooOften_hasFailed() {
    ResumeSpec twice = new ResumeSpec(always(1), 2, null);
    ResumeSpec thrice = new ResumeSpec(always(1), 3, null);
    assertThat(resumed(twice).turns().failed()).isEqualTo(1);
    finishedAfter(resumed(thrice), 16);
  }

  private static AgentResult resumed(ResumeSpec resume) {
    return agents(
        sketch(sessions(FIVE.with(Checkpoint.everyStep(), resume), 1))
            .fault("p", 6, 3.5, new Outage(500, 0))
            .run());
  }

  /**
   * The process is lost 4.5 s after it began, in the second tool, and 4.5 s after each restart,
   * which takes 1 s: in the third and the fourth tool where a tool alone is done again.
   */
  private static AgentResult crashing(Checkpoint checkpoint) {
    CrashSpec crashes = new CrashSpec(always(4.5), always(1));
    TurnSpec turn =
        new TurnSpec(
            Count.of(5),
            always(2),
            null,
            null,
            checkpoint,
            null,
            crashes,
            TurnSpec.NO_DEADLINE,
            BudgetSpec.NONE);
    return agents(sketch(sessions(turn, 1)).run());
  }

  @Test
  void crash_repeatsTheTool() {
    for (Checkpoint checkpoint : List.of(Checkpoint.everyStep(), Checkpoint.sessionLog())) {
      AgentResult agents = crashing(checkpoint);
      finishedAfter(agents, 19.5);
      assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(3, 0, 3, 0, 0, 0));
      assertThat(agents.steps().tools()).isEqualTo(7);
    }
  }

  @Test
  void crash_repeatsTheNode() {
    AgentResult agents = crashing(Checkpoint.superStep());
    finishedAfter(agents, 20.5);
    assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(3, 3, 3, 6, 0, 0));
  }

  @Test
  void crash_beforeAnythingIsSaved_letsNothingEverEnd() {
    AgentResult agents = crashing(Checkpoint.none());
    assertThat(agents.turns()).isEqualTo(new AgentResult.Ended(1, 0, 0, 0));
    assertThat(agents.turns().open()).isEqualTo(1);
    assertThat(agents.lost().losses()).isEqualTo(18); // each 5.5 s
  }

  /**
   * After the first of two answers, at 2 s, two subagents with two steps each work until 6 s; then
   * comes the last answer.
   */
  private static Sketch branching(Checkpoint checkpoint) {
    TurnSpec turn =
        new TurnSpec(
            Count.of(2),
            always(2),
            null,
            new BranchesSpec(1, Count.of(2), Count.of(2)),
            checkpoint,
            EACH_SECOND,
            null,
            TurnSpec.NO_DEADLINE,
            BudgetSpec.NONE);
    return sketch(sessions(turn, 1));
  }

  @Test
  void subagents_workSideBySide() {
    AgentResult agents = agents(branching(Checkpoint.none()).run());
    finishedAfter(agents, 6);
    assertThat(agents.steps()).isEqualTo(new AgentResult.Steps(6, 0, 2, 12));
  }

  /** The second steps of both are refused from 5 to 8 s. */
  private static AgentResult cutInBranches(Checkpoint checkpoint) {
    return agents(branching(checkpoint).fault("p", 4.5, 3.75, new Outage(500, 0)).run());
  }

  @Test
  void subagentsWithEachStepSaved_goOn() {
    AgentResult agents = cutInBranches(Checkpoint.everyStep());
    finishedAfter(agents, 10);
    assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(2, 0, 0, 0, 0, 0));
  }

  @Test
  void subagents_areNotSavedByTheLogOfTheMainAgent() {
    for (Checkpoint checkpoint : List.of(Checkpoint.sessionLog(), Checkpoint.superStep())) {
      AgentResult agents = cutInBranches(checkpoint);
      finishedAfter(agents, 13);
      assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(2, 2, 2, 4, 0, 0));
    }
  }

  /** The first that is lost takes the other and the main agent with it. */
  @Test
  void withoutCheckpoint_aSubagentTakesTheTurn() {
    AgentResult agents = cutInBranches(Checkpoint.none());
    finishedAfter(agents, 14);
    assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(1, 3, 2, 6, 0, 0));
    assertThat(agents.steps().unanswered()).isEqualTo(2 + 3);
  }

  @Test
  void deadlines_areOfTurnsAndSessions() {
    assertThat(ended(13, 49).turns()).isEqualTo(new AgentResult.Ended(3, 3, 0, 0));
    assertThat(ended(13, 49).sessions()).isEqualTo(new AgentResult.Ended(1, 1, 0, 0));
    assertThat(ended(12.9, 48.9).turns()).isEqualTo(new AgentResult.Ended(3, 0, 3, 0));
    assertThat(ended(12.9, 48.9).sessions()).isEqualTo(new AgentResult.Ended(1, 0, 1, 0));
  }

  /** Three turns of 13 s, with 5 s between them. */
  private static AgentResult ended(double turnSeconds, double sessionSeconds) {
    TurnSpec turn =
        new TurnSpec(
            Count.of(5),
            always(2),
            null,
            null,
            Checkpoint.none(),
            null,
            null,
            nanos(turnSeconds),
            BudgetSpec.NONE);
    AgentsSpec spec = new AgentsSpec(at(1), Count.of(3), always(5), turn, nanos(sessionSeconds));
    return agents(sketch(spec).run());
  }

  /** Two tokens a step: the fourth answer, with which six were used, is the last. */
  @Test
  void budget_endsTheTurn() {
    TurnSpec turn =
        new TurnSpec(
            Count.of(5),
            always(2),
            null,
            null,
            Checkpoint.none(),
            null,
            null,
            TurnSpec.NO_DEADLINE,
            new BudgetSpec(8, Double.POSITIVE_INFINITY));
    AgentResult agents = agents(sketch(sessions(turn, 1)).run());
    assertThat(agents.turns().failed()).isEqualTo(1);
    assertThat(agents.steps().answered()).isEqualTo(4);
  }

  /** Prompts of 1, 101, 201, 301 tokens, and of 50 after more than 350. */
  @Test
  void context_growsAndIsCompacted() {
    TurnSpec turn =
        new TurnSpec(
            Count.of(5),
            always(2),
            new ContextSpec(always(100), 350, 50),
            null,
            Checkpoint.none(),
            null,
            null,
            TurnSpec.NO_DEADLINE,
            BudgetSpec.NONE);
    AgentResult agents = agents(sketch(sessions(turn, 1)).run());
    assertThat(agents.steps().tokens()).isEqualTo(1 + 101 + 201 + 301 + 50 + 5);
  }

  /** Prompts of 1, 101, 201, 301 and 50 tokens, and one step of a turn with two has subagents. */
  @Test
  void means_areThoseOfAPlainCourse() {
    TurnSpec turn =
        new TurnSpec(
            Count.of(5),
            always(2),
            new ContextSpec(always(100), 350, 50),
            new BranchesSpec(0.25, Count.of(2), Count.of(3)),
            Checkpoint.none(),
            null,
            null,
            TurnSpec.NO_DEADLINE,
            BudgetSpec.NONE);
    AgentsSpec spec = sessions(turn, 1);
    assertThat(spec.meanPrompt(1)).isEqualTo((1 + 101 + 201 + 301 + 50) / 5.0);
    assertThat(spec.meanCalls()).isEqualTo(5 + 4 * 0.25 * 6);
    assertThat(turn.course().meanToolSeconds()).isEqualTo(4 * 2);
    assertThat(new Count(new Distribution.Uniform(0, 4)).mean())
        .isCloseTo((1 * 1.5 + 2 + 3 + 4 * 0.5) / 4, within(1e-3));
  }

  /** Five sessions are lost at 7 s; one looks at 8, 9 and 10 s. */
  private static Sketch together(ResumeSpec.Together how) {
    ResumeSpec resume = new ResumeSpec(always(1), ResumeSpec.ALWAYS, how);
    return sketch(sessions(FIVE.with(Checkpoint.everyStep(), resume), 1, 1, 1, 1, 1))
        .fault("p", 6, 3.5, new Outage(500, 0));
  }

  /** The first is answered at 11 s, and then the others ask. */
  @Test
  void together_theyGoOnWhenOneIsAnswered() {
    AgentResult agents = agents(together(ResumeSpec.Together.AT_ONCE).run());
    assertThat(agents.steps().unanswered()).isEqualTo(5 + 2);
    assertThat(agents.untilFinished().max()).isEqualTo(17 * SECOND);
    assertThat(agents.untilBack().max()).isEqualTo(5 * SECOND);
  }

  /** One at 11 s, and then one each 4 s. */
  @Test
  void together_theyGoOnAtARate() {
    AgentResult agents = agents(together(new ResumeSpec.Together(always(0), 0.25, false)).run());
    assertThat(agents.untilBack().max()).isEqualTo((11 + 3 * 4 + 1 - 7) * SECOND);
  }

  @Test
  void together_eachMayWaitLonger() {
    AgentResult agents =
        agents(together(new ResumeSpec.Together(always(3), Double.POSITIVE_INFINITY, false)).run());
    assertThat(agents.untilBack().max()).isEqualTo((11 + 3 + 1 - 7) * SECOND);
  }

  @Test
  void nonsense_isRejected() {
    assertThatThrownBy(() -> new ContextSpec(always(1), 10, 10))
        .hasMessageStartingWith("compacted_to (");
    assertThatThrownBy(() -> Checkpoint.every(0)).hasMessageStartingWith("every (");
    assertThatThrownBy(() -> new CrashSpec(always(0), always(1))).hasMessageStartingWith("every (");
    assertThatThrownBy(() -> new ResumeSpec(always(1), 0, null)).hasMessageStartingWith("most (");
    assertThatThrownBy(() -> new ResumeSpec.Together(always(0), 0, false))
        .hasMessageStartingWith("rate (");
    assertThatThrownBy(() -> new BranchesSpec(1.5, Count.of(1), Count.of(1)))
        .hasMessageStartingWith("share (");
  }
}
