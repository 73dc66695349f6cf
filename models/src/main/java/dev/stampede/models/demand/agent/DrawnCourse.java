package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A course whose numbers are drawn from laws.
 *
 * @param steps of the main agent in a turn: each is a call to a model
 * @param tool seconds after each step of a turn but the last until the next
 * @param toolFailures how tools fail; null if never
 * @param context how the prompt goes on; null if each step has its own
 * @param branches subagents; null if there are none
 * @param turns of a session
 * @param pause seconds after each turn but the last until the next, as a person takes them
 */
public record DrawnCourse(
    Count steps,
    Distribution tool,
    @Nullable ToolFailuresSpec toolFailures,
    @Nullable ContextSpec context,
    @Nullable BranchesSpec branches,
    Count turns,
    Distribution pause)
    implements Course {

  private static final int PARTS = 64;
  private static final long LONG = Integer.MAX_VALUE;

  /** Sessions of one turn, whose tools never fail. */
  public DrawnCourse(
      Count steps,
      Distribution tool,
      @Nullable ContextSpec context,
      @Nullable BranchesSpec branches) {
    this(steps, tool, null, context, branches, Count.of(1), new Distribution.Constant(0));
  }

  @Override
  public int turns(long session, long key) {
    return turns.at(Draw.TURNS.uniform(key));
  }

  @Override
  public long pauseNanos(long session, int turnsDone, long key) {
    return pause.quantileNanos(Draw.PAUSE.uniform(key, turnsDone));
  }

  /** All turns have one law. */
  @Override
  public int turnOf(long session, long turn) {
    return 0;
  }

  @Override
  public int steps(int turn, long turnKey) {
    return steps.at(Draw.STEPS.uniform(turnKey));
  }

  @Override
  public boolean goesOn() {
    return context != null;
  }

  @Override
  public void shape(Request request, int turn, int step, int tokens, int lastPrompt) {
    if (context != null) {
      request.inputTokens = tokens == 0 ? request.inputTokens : tokens;
      request.prefixTokens = Math.min(lastPrompt, tokens);
    }
  }

  @Override
  public int tokensAfter(int tokens, long stepKey) {
    return context == null ? tokens : context.after(tokens, Draw.CONTEXT_GROWTH.uniform(stepKey));
  }

  @Override
  public @Nullable ContextSpec compaction(int tokens) {
    return context != null && context.compacts(tokens) ? context : null;
  }

  @Override
  public long toolNanos(int turn, int step, long stepKey, int uses) {
    return tool.quantileNanos(Draw.TOOL.uniform(stepKey, uses));
  }

  /** Mean number of uses of a tool for one that does not fail. */
  double toolUses() {
    return toolFailures == null ? 1 : toolFailures.uses(1);
  }

  /** Mean number of steps for each that would be needed if tools did not fail; the last aside. */
  double stepsForOne(double shareWithTools) {
    return toolFailures == null || !toolFailures.furtherStep()
        ? 1
        : toolFailures.uses(shareWithTools);
  }

  @Override
  public double meanTurns() {
    return turns.mean();
  }

  @Override
  public double meanCalls() {
    double withTools = branches == null ? 1 : 1 - branches.share();
    double before = (steps.mean() - 1) * stepsForOne(withTools);
    return branches == null ? 1 + before : 1 + before + before * branches.meanSteps(stepsForOne(1));
  }

  @Override
  public double meanToolSeconds() {
    return (steps.mean() - 1) * tool.mean() * toolUses();
  }

  @Override
  public double meanPrompt(double first, @Nullable Count ofSessions) {
    if (context == null) {
      return first;
    }
    double stretch = stepsForOne(1);
    int[] inTurn =
        steps
            .strata(PARTS)
            .map(n -> (int) Math.min(LONG, 1 + Math.round((n - 1) * stretch)))
            .toArray();
    int[] inSession =
        (ofSessions == null ? turns : ofSessions)
            .strata(PARTS)
            .boxed()
            .flatMapToInt(n -> Arrays.stream(inTurn).map(s -> (int) Math.min(LONG, (long) n * s)))
            .toArray();
    return context.meanPrompt(first, inSession);
  }

  @Override
  public double soonestSeconds() {
    double soonest = Double.POSITIVE_INFINITY;
    if (context != null && steps.at(1 - SOONEST) > 1) {
      soonest = tool.quantile(SOONEST);
    }
    if (context != null && turns.at(1 - SOONEST) > 1) {
      soonest = Math.min(soonest, pause.quantile(SOONEST));
    }
    return soonest;
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return null;
  }

  @Override
  public Middle middle(StartSpec start) {
    return new DrawnMiddle(this, start);
  }

  @Override
  public Course with(Count newTurns, Distribution newPause) {
    return new DrawnCourse(steps, tool, toolFailures, context, branches, newTurns, newPause);
  }
}
