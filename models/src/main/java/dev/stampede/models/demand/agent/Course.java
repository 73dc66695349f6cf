package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/**
 * What sessions are like as long as nothing goes wrong: how many turns and steps they have, how
 * long prompts and answers are, and how long it takes from one to the next. It is pure: who asks
 * twice hears the same, whatever became of earlier steps. Keys are those of a session, a turn or a
 * step.
 */
public interface Course {

  /** The share of gaps that may be shorter than the soonest. */
  double SOONEST = 0.001;

  /**
   * Returns how many turns a session has.
   *
   * @param session its number among those of the use case; negative for one that was there before
   * @param key of the session
   */
  int turns(long session, long key);

  /**
   * Returns how long a person takes after a turn, in nanoseconds.
   *
   * @param turnsDone of the session, positive
   * @param key of the session
   */
  long pauseNanos(long session, int turnsDone, long key);

  /**
   * Returns what a turn is called by in the methods below.
   *
   * @param turn of the session, from 0 on; after its last one it begins again
   */
  int turnOf(long session, long turn);

  /** Returns how many steps the main agent has in a turn, at least 1. */
  int steps(int turn, long turnKey);

  /** Whether prompts of a session go on from one to the next. */
  boolean goesOn();

  /**
   * Gives a step of the main agent, or of a subagent, the lengths that it has here; it has those of
   * its use case already.
   *
   * @param step of the turn, from 0 on
   * @param tokens that the prompt has come to, in tokens; 0 before the first step of a session
   * @param lastPrompt length of the last prompt that was answered, where this one begins with it
   */
  void shape(Request request, int turn, int step, int tokens, int lastPrompt);

  /** Returns how long the prompt is that goes on from one of some tokens after a step. */
  int tokensAfter(int tokens, long stepKey);

  /**
   * How prompts are compacted by calls of their own; null if never.
   *
   * @param tokens that the prompt has come to
   */
  default @Nullable ContextSpec compaction(int tokens) {
    return null;
  }

  /**
   * Returns how long the tool takes after a step that is not the last of its turn, in ns.
   *
   * @param uses of it before in that step
   */
  long toolNanos(int turn, int step, long stepKey, int uses);

  /** How tools fail; null if never. */
  default @Nullable ToolFailuresSpec toolFailures() {
    return null;
  }

  /** The subagents of its steps; null if there are none. */
  @Nullable BranchesSpec branches();

  /** Mean number of turns in a session. */
  double meanTurns();

  /** Mean number of calls in a turn, those aside that compact prompts. */
  double meanCalls();

  /** Mean seconds of the tools of a turn's main agent, one after the other. */
  double meanToolSeconds();

  /**
   * The mean prompt of main agents, in tokens; an estimate by the mean growth of a context.
   *
   * @param first prompt of a session
   * @param turns of a session; null for those that it has
   */
  double meanPrompt(double first, @Nullable Count turns);

  /** See {@link dev.stampede.models.demand.SourceSpec#soonestSeconds}; of a session alone. */
  double soonestSeconds();

  /** The mean lengths, where it knows them itself; null if they are those of the use case. */
  @Nullable MeanTokens meanTokens();

  /**
   * Where sessions are that are found at a moment.
   *
   * @throws IllegalArgumentException if it takes no time, so that none is ever found
   */
  Middle middle(StartSpec start);

  /** Returns the same with other turns and pauses, unless it has its own from a recording. */
  default Course with(Count turns, Distribution pause) {
    return this;
  }
}
