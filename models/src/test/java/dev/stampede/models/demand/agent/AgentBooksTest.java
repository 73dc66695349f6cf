package dev.stampede.models.demand.agent;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.AgentResult;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Agents of any kind: nothing of theirs gets lost, and they are the same on any machine. */
class AgentBooksTest {

  private static AgentResult agents(TrialResult result) {
    return requireNonNull(Replications.first(result).agents());
  }

  /** Nothing gets lost, whatever agents are like; the books check that. */
  @Test
  void books_balanceForAnyAgents() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Sketch sketch = anything(random);
      AgentResult agents = agents(sketch.run());
      assertThat(agents.turns().open()).isNotNegative();
      assertThat(agents.sessions().open()).isNotNegative();
      assertThat(agents.untilBack().count())
          .isLessThanOrEqualTo(agents.lost().losses() - agents.lost().neverBack());
    }
  }

  private static Sketch anything(Random random) {
    List<Checkpoint> checkpoints =
        List.of(
            Checkpoint.none(),
            Checkpoint.everyStep(),
            Checkpoint.superStep(),
            Checkpoint.sessionLog(),
            Checkpoint.every(1 + random.nextInt(4)));
    TurnSpec turn =
        new TurnSpec(
            new DrawnCourse(
                new Count(new Distribution.Uniform(0, 8)),
                exponential(2),
                toolFailures(random),
                context(random),
                random.nextBoolean()
                    ? null
                    : new BranchesSpec(
                        random.nextDouble(),
                        Count.of(1 + random.nextInt(4)),
                        Count.of(1 + random.nextInt(3))),
                Count.of(1),
                always(0)),
            checkpoints.get(random.nextInt(checkpoints.size())),
            resume(random),
            random.nextBoolean() ? null : new CrashSpec(exponential(20), exponential(3)),
            random.nextBoolean() ? TurnSpec.NO_DEADLINE : nanos(1 + 20 * random.nextDouble()),
            budget(random),
            null);
    AgentsSpec agents =
        new AgentsSpec(
            Sketch.poisson(0.5),
            new Count(new Distribution.Uniform(0, 4)),
            exponential(5),
            turn,
            random.nextBoolean() ? TurnSpec.NO_DEADLINE : nanos(60));
    Sketch sketch =
        new Sketch()
            .lasting(100, random.nextInt(50))
            .drain(random.nextInt(30))
            .useCase(Sketch.useCaseOf("agents", agents))
            .provider(
                Sketch.simple("p", servers(1 + random.nextInt(3), exponential(1)))
                    .with(Payment.BY_CALLS, 0.5));
    for (int fault = random.nextInt(4); fault > 0; fault--) {
      sketch.fault("p", 100 * random.nextDouble(), 40 * random.nextDouble(), new Outage(500, 0));
    }
    return sketch;
  }

  static @Nullable ToolFailuresSpec toolFailures(Random random) {
    return random.nextBoolean()
        ? null
        : new ToolFailuresSpec(0.6 * random.nextDouble(), random.nextBoolean());
  }

  static @Nullable ContextSpec context(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> null;
      case 1 -> new ContextSpec(exponential(50), 300, 60);
      default -> new ContextSpec(exponential(50), 100 + random.nextInt(200), 60, exponential(20));
    };
  }

  static BudgetSpec budget(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new BudgetSpec(1000, Double.POSITIVE_INFINITY);
      case 1 -> new BudgetSpec(BudgetSpec.UNLIMITED, 1 + 9 * random.nextDouble());
      case 2 -> new BudgetSpec(1000, 5);
      default -> BudgetSpec.NONE;
    };
  }

  private static ResumeSpec resume(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new ResumeSpec(exponential(3), 1 + random.nextInt(5), null);
      case 1 -> new ResumeSpec(exponential(3), ResumeSpec.ALWAYS, ResumeSpec.Together.AT_ONCE);
      case 2 ->
          new ResumeSpec(
              exponential(3),
              ResumeSpec.ALWAYS,
              new ResumeSpec.Together(exponential(4), Double.POSITIVE_INFINITY, true));
      default ->
          new ResumeSpec(
              exponential(3), 10, new ResumeSpec.Together(always(0), 0.5, random.nextBoolean()));
    };
  }

  /** The same bits on one worker and two, and the same sessions with two gateways. */
  @Test
  void bits_doNotDependOnWorkers() {
    Sketch sketch = anything(new Random(5));
    sketch.architecture("two", List.of(), List.of(Sketch.rung("p")), 2);
    TrialSpec spec = sketch.spec();
    assertThat(run(spec, 2).digest()).isEqualTo(run(spec, 1).digest());
  }

  private static TrialResult run(TrialSpec spec, int workers) {
    try (Trial trial = new Trial(spec, 0, 1, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result();
    }
  }
}
