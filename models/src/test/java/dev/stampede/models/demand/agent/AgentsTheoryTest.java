package dev.stampede.models.demand.agent;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.work.AgentResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Turns against closed forms: failures at a constant rate, calls that fail by chance, and steps
 * that queue for the same servers.
 */
class AgentsTheoryTest {

  private static final int STEPS = 12;

  private static AgentResult agents(TrialResult result) {
    return requireNonNull(Replications.first(result).agents());
  }

  private static double meanTurn(TrialResult result) {
    return Seconds.of(agents(result).untilFinished().mean());
  }

  /** With a deadline that none misses, so that the drain waits for all. */
  private static TurnSpec turn(
      int steps,
      Distribution tool,
      Checkpoint checkpoint,
      @Nullable ResumeSpec resume,
      @Nullable CrashSpec crashes) {
    return new TurnSpec(
        Count.of(steps),
        tool,
        null,
        null,
        checkpoint,
        resume,
        crashes,
        nanos(9_000),
        BudgetSpec.NONE);
  }

  private static Sketch sketch(TurnSpec turn, double perSecond) {
    AgentsSpec spec =
        new AgentsSpec(
            Sketch.poisson(perSecond), Count.of(1), always(0), turn, TurnSpec.NO_DEADLINE);
    return new Sketch()
        .lasting(16_000, 1_000)
        .drain(10_000)
        .intervals(1_000)
        .useCase(Sketch.useCaseOf("agents", spec));
  }

  /**
   * Steps of a second, a process that is lost at rate f, and n / m segments of m steps: the mean
   * time of each is (exp(f m) - 1) / f (A. Duda, "The effects of checkpointing on program execution
   * time", Information Processing Letters 16, 1983, without costs of saving and restarting).
   */
  @Test
  void segmentsAreRepeated() {
    for (int segment : new int[] {1, 3, 12}) {
      double f = 0.1;
      CrashSpec crashes = new CrashSpec(exponential(1 / f), always(0));
      TurnSpec turn = turn(STEPS, always(0), Checkpoint.every(segment), null, crashes);
      double mean = STEPS / (double) segment * Math.expm1(f * segment) / f;
      Replications.of(
              "segments of %d".formatted(segment),
              sketch(turn, 0.2).provider("p", servers(100_000, always(1))))
          .expect("turn", mean, AgentsTheoryTest::meanTurn)
          .agree();
    }
  }

  /**
   * Each call fails with probability p, at once: a segment of m steps takes (1 - q^m) / (p q^m)
   * calls in the mean, q = 1 - p, of which (1 - q^m) / (p q^m) q are answered.
   */
  @Test
  void failedCallsRepeatTheSegment() {
    double p = 0.1;
    double q = 1 - p;
    for (int segment : new int[] {1, 4, 12}) {
      Checkpoint checkpoint = segment == STEPS ? Checkpoint.none() : Checkpoint.every(segment);
      ResumeSpec resume = new ResumeSpec(always(1e-6), ResumeSpec.ALWAYS, null);
      TurnSpec turn = turn(STEPS, always(0), checkpoint, resume, null);
      double calls =
          STEPS / (double) segment * (1 - Math.pow(q, segment)) / (p * Math.pow(q, segment));
      Replications.of(
              "calls in segments of %d".formatted(segment),
              sketch(turn, 0.2)
                  .provider("p", servers(100_000, always(1)))
                  .fault("p", 0, 60_000, new Brownout(p, 500, 0)))
          .expect("turn", calls * q, 1e-6, AgentsTheoryTest::meanTurn) // the time until it goes on
          .agree();
    }
  }

  /**
   * Each of six steps goes to the same server, with a tool between them. Whatever law tools have,
   * the server is an M/M/1 at six times the rate (F. P. Kelly, "Reversibility and Stochastic
   * Networks", 1979, chapter 3), and so a turn takes 6 / (mu - 6 lambda) and five tools.
   */
  @Test
  void stepsThatQueue_areANetwork() {
    TurnSpec turn = turn(6, exponential(3), Checkpoint.none(), null, null);
    double lambda = 0.1;
    double mu = 1;
    Replications.of(
            "six steps", sketch(turn, lambda).provider("p", servers(1, exponential(1 / mu))))
        .expect("turn", 6 / (mu - 6 * lambda) + 5 * 3, AgentsTheoryTest::meanTurn)
        .agree();
  }
}
