package dev.stampede.models.demand.agent;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.at;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.memory.PromptCacheSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.AgentResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One session that comes after a second, of five steps of 1 s with tools of 2 s. Prompts are of 1,
 * 101 and 201 tokens; the next would have 301 and is compacted to 50 of 250 by a call of 1 s that
 * writes 20, after 10 s, so that the last two have 50 and 150. Its calls begin at 1, 4, 7, 10, 11
 * and 14 s.
 */
class CompactionTest {

  private static final ContextSpec CONTEXT = new ContextSpec(always(100), 250, 50, always(20));
  private static final ResumeSpec EACH_SECOND = new ResumeSpec(always(1), ResumeSpec.ALWAYS, null);

  private static Sketch sketch(int steps, int turns, Checkpoint checkpoint, BudgetSpec budget) {
    TurnSpec turn =
        new TurnSpec(
            Count.of(steps),
            always(2),
            CONTEXT,
            null,
            checkpoint,
            EACH_SECOND,
            null,
            TurnSpec.NO_DEADLINE,
            budget);
    AgentsSpec spec = new AgentsSpec(at(1), Count.of(turns), always(5), turn, TurnSpec.NO_DEADLINE);
    return new Sketch().lasting(100, 0).useCase(Sketch.useCaseOf("agents", spec));
  }

  private static Sketch sketch(Checkpoint checkpoint) {
    return sketch(5, 1, checkpoint, BudgetSpec.NONE).provider("p", servers(9, always(1)));
  }

  private static AgentResult agents(Sketch sketch) {
    return requireNonNull(Replications.first(sketch.run()).agents());
  }

  private static void finishedAfter(double seconds, AgentResult agents) {
    assertThat(agents.turns()).isEqualTo(new AgentResult.Ended(1, 1, 0, 0));
    assertThat(agents.untilFinished().max()).isEqualTo(nanos(seconds));
  }

  @Test
  void compaction_isACall() {
    AgentResult agents = agents(sketch(Checkpoint.none()));
    finishedAfter(14, agents);
    int tokens = 1 + 101 + 201 + 301 + 50 + 150 + 5 + 20;
    assertThat(agents.steps()).isEqualTo(new AgentResult.Steps(6, 0, 4, tokens));
  }

  /** From 9.5 to 12.5 s the provider is gone: nothing was under way but the compaction. */
  @Test
  void lostInIt_itIsDoneAgain() {
    for (Checkpoint checkpoint : List.of(Checkpoint.everyStep(), Checkpoint.superStep())) {
      AgentResult agents = agents(sketch(checkpoint).fault("p", 9.5, 3, new Outage(500, 0)));
      finishedAfter(17, agents);
      assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(1, 0, 0, 0, 0, 0));
      assertThat(agents.untilBack().max()).isEqualTo(4 * SECOND);
    }
  }

  private static AgentResult lostAfterIt(Checkpoint checkpoint) {
    return agents(sketch(checkpoint).fault("p", 11.5, 1.75, new Outage(500, 0)));
  }

  @Test
  void lostAfterIt_aSavedOneIsKept() {
    for (Checkpoint checkpoint : List.of(Checkpoint.everyStep(), Checkpoint.sessionLog())) {
      AgentResult agents = lostAfterIt(checkpoint);
      finishedAfter(16.5, agents);
      assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(1, 0, 0, 0, 0, 0));
      assertThat(agents.untilBack().max()).isEqualTo(3 * SECOND);
    }
  }

  @Test
  void lostAfterIt_aNodeBeginsWithIt() {
    AgentResult agents = lostAfterIt(Checkpoint.superStep());
    finishedAfter(17.5, agents);
    assertThat(agents.lost()).isEqualTo(new AgentResult.Lost(1, 1, 0, 301 + 20, 0, 0));
    assertThat(agents.untilBack().max()).isEqualTo(4 * SECOND);
  }

  /** The third step leaves 301 tokens, so the second turn takes 8 s and not 7. */
  @Test
  void nextTurn_beginsWithIt() {
    AgentResult agents =
        agents(
            sketch(3, 2, Checkpoint.none(), BudgetSpec.NONE).provider("p", servers(9, always(1))));
    assertThat(agents.turns()).isEqualTo(new AgentResult.Ended(2, 2, 0, 0));
    assertThat(agents.untilFinished().mean()).isEqualTo(7.5 * SECOND);
    assertThat(agents.untilFinished().max()).isEqualTo(8 * SECOND);
  }

  @Test
  void itCosts_andMayBeTheLastCall() {
    BudgetSpec fourCalls = new BudgetSpec(BudgetSpec.UNLIMITED, 1);
    AgentResult agents =
        agents(
            sketch(5, 1, Checkpoint.none(), fourCalls)
                .provider(Sketch.simple("p", servers(9, always(1))).with(Payment.BY_CALLS, 0.25)));
    assertThat(agents.turns().failed()).isEqualTo(1);
    assertThat(agents.steps().tokens()).isEqualTo(1 + 101 + 201 + 301 + 3 + 20);
  }

  /** It reads the 201 tokens that are kept, and the step behind it none. */
  @Test
  void promptCache_knowsWhatIsCompacted_notWhatIsLeft() {
    PromptCacheSpec cache = new PromptCacheSpec(nanos(60), PromptCacheSpec.UNBOUNDED, 1, false);
    AdmissionSpec admission =
        new AdmissionSpec(Price.FREE, List.of(), WayInSpec.NONE, List.of(), null, cache);
    ProviderSpec provider =
        new ProviderSpec(
            "p", servers(9, always(1)), QuotaSpec.NONE, 1, 0, 529, true, null, admission);
    Sketch sketch = sketch(5, 1, Checkpoint.none(), BudgetSpec.NONE).provider(provider);
    assertThat(requireNonNull(sketch.run().providers().get(0).prompts()).readTokens())
        .isEqualTo(1 + 101 + 201 + 50);
  }

  /** Of nine steps: half of their time is a compaction and the calls for 1, 101, 201 and 50. */
  @Test
  void sessionsFromBefore_hadIt() {
    DrawnCourse course =
        new DrawnCourse(Count.of(9), always(2), null, CONTEXT, null, Count.of(1), always(0));
    TurnSpec turn =
        new TurnSpec(
            course, Checkpoint.none(), null, null, TurnSpec.NO_DEADLINE, BudgetSpec.NONE, null);
    StartSpec half = new StartSpec(1, 0.499, 0.5, SECOND);
    AgentsSpec spec = new AgentsSpec(at(), turn, TurnSpec.NO_DEADLINE, half);
    Sketch sketch =
        new Sketch()
            .lasting(100, 0)
            .useCase(Sketch.useCaseOf("agents", spec))
            .provider("p", servers(9, always(1)));
    // about to ask for the fifth time
    assertThat(agents(sketch).steps().tokens())
        .isEqualTo(150 + 250 + 350 + 50 + 150 + 250 + 5 + 20);
  }

  @Test
  void nonsense_isRejected() {
    assertThatThrownBy(() -> new ContextSpec(always(1), 250, 50, always(51)))
        .hasMessageStartingWith("summary (51.0) must be at most compacted_to");
  }
}
