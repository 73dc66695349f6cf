package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/**
 * What agents do in a turn, from what a person asks for to the last answer.
 *
 * @param course how many steps it has, which lengths, and what is between them
 * @param checkpoint what outlives a loss
 * @param resume how a lost agent goes on; null if the turn has then failed
 * @param crashes how the process is lost that it runs in; null if it never is
 * @param deadlineNanos after which the end of a turn is late, positive; {@link #NO_DEADLINE}
 * @param budget what a session may use
 * @param had turns that the session of each person has had when the run begins; null for none
 */
public record TurnSpec(
    Course course,
    Checkpoint checkpoint,
    @Nullable ResumeSpec resume,
    @Nullable CrashSpec crashes,
    long deadlineNanos,
    BudgetSpec budget,
    @Nullable Count had) {

  /** The end of a turn is never late. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  /** Rejects a deadline that is not positive. */
  public TurnSpec {
    Require.positive("deadline", deadlineNanos);
  }

  /** Turns of a drawn course. */
  public TurnSpec(
      Count steps,
      Distribution tool,
      @Nullable ContextSpec context,
      @Nullable BranchesSpec branches,
      Checkpoint checkpoint,
      @Nullable ResumeSpec resume,
      @Nullable CrashSpec crashes,
      long deadlineNanos,
      BudgetSpec budget) {
    this(
        new DrawnCourse(steps, tool, context, branches),
        checkpoint,
        resume,
        crashes,
        deadlineNanos,
        budget,
        null);
  }

  /** Turns that are never late, in which nothing is saved, resumed or done by others. */
  public TurnSpec(Count steps, Distribution tool) {
    this(steps, tool, null, null, Checkpoint.none(), null, null, NO_DEADLINE, BudgetSpec.NONE);
  }

  /** Returns the same with another checkpoint, and another way to go on. */
  public TurnSpec with(Checkpoint newCheckpoint, @Nullable ResumeSpec newResume) {
    return new TurnSpec(course, newCheckpoint, newResume, crashes, deadlineNanos, budget, had);
  }

  /** Returns the same with another course. */
  public TurnSpec with(Course newCourse) {
    return new TurnSpec(newCourse, checkpoint, resume, crashes, deadlineNanos, budget, had);
  }

  /**
   * Returns the mean prompt of main agents, in tokens, by the mean growth of a context.
   *
   * @param first prompt of a session
   * @param turns of a session, where the course does not know it
   */
  public double meanPrompt(double first, Count turns) {
    return course.meanPrompt(first, turns);
  }

  /** See {@link dev.stampede.models.demand.SourceSpec#resumesPerSecond}. */
  public double resumesPerSecond() {
    return resume == null || resume.together() == null ? 0 : resume.together().perSecond();
  }

  /** Mean number of calls in a turn in which nothing goes wrong. */
  public double meanCalls() {
    return course.meanCalls();
  }
}
