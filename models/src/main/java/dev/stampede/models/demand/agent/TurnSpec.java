package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What agents do in a turn, from what a person asks for to the last answer.
 *
 * @param steps of the main agent: each is a call to a model
 * @param tool seconds after each step but the last until the next
 * @param context how the prompt goes on; null if each step has its own
 * @param branches subagents; null if there are none
 * @param checkpoint what outlives a loss
 * @param resume how a lost agent goes on; null if the turn has then failed
 * @param crashes how the process is lost that it runs in; null if it never is
 * @param deadlineNanos after which the end of a turn is late, positive; {@link #NO_DEADLINE}
 * @param tokenBudget tokens of prompts and answers that a session may use, positive; whoever has
 *     used more fails; {@link #NO_BUDGET}
 */
public record TurnSpec(
    Count steps,
    Distribution tool,
    @Nullable ContextSpec context,
    @Nullable BranchesSpec branches,
    Checkpoint checkpoint,
    @Nullable ResumeSpec resume,
    @Nullable CrashSpec crashes,
    long deadlineNanos,
    long tokenBudget) {

  /** The end of a turn is never late. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private static final int PARTS = 64;
  private static final long LONG = Integer.MAX_VALUE;

  /** Any number of tokens. */
  public static final long NO_BUDGET = Long.MAX_VALUE;

  /** Rejects a deadline or a budget that is not positive. */
  public TurnSpec {
    Require.positive("deadline", deadlineNanos);
    Require.positive("budget", tokenBudget);
  }

  /** Turns that are never late, in which nothing is saved, resumed or done by others. */
  public TurnSpec(Count steps, Distribution tool) {
    this(steps, tool, null, null, Checkpoint.none(), null, null, NO_DEADLINE, NO_BUDGET);
  }

  /**
   * Returns the mean prompt of main agents, in tokens, by the mean growth of a context.
   *
   * @param first prompt of a session
   * @param turns of a session
   */
  public double meanPrompt(double first, Count turns) {
    if (context == null) {
      return first;
    }
    int[] inTurn = steps.strata(PARTS).toArray();
    int[] inSession =
        turns
            .strata(PARTS)
            .boxed()
            .flatMapToInt(n -> Arrays.stream(inTurn).map(s -> (int) Math.min(LONG, (long) n * s)))
            .toArray();
    return context.meanPrompt(first, inSession);
  }

  /** See {@link dev.stampede.models.demand.SourceSpec#resumesPerSecond}. */
  public double resumesPerSecond() {
    return resume == null || resume.together() == null ? 0 : resume.together().perSecond();
  }

  /** Returns the same with another checkpoint, and another way to go on. */
  public TurnSpec with(Checkpoint newCheckpoint, @Nullable ResumeSpec newResume) {
    return new TurnSpec(
        steps,
        tool,
        context,
        branches,
        newCheckpoint,
        newResume,
        crashes,
        deadlineNanos,
        tokenBudget);
  }

  /** Mean number of calls in a turn in which nothing goes wrong. */
  public double meanCalls() {
    double own = steps.mean();
    return branches == null ? own : own + (own - 1) * branches.meanSteps();
  }
}
