package dev.stampede.models.demand.agent;

import dev.stampede.models.check.Require;

/**
 * What of an agent's work outlives a loss. A step is a model's answer and then a tool, or
 * subagents; it can be saved between the two, and after both.
 */
public sealed interface Checkpoint {

  /** Nothing: the turn begins again, whichever of its agents is lost. */
  static Checkpoint none() {
    return new None();
  }

  /** Each answer, and each step: only what was under way is done again. */
  static Checkpoint everyStep() {
    return new EveryStep();
  }

  /**
   * Each step of the main agent as a whole, with its subagents as parts: a node that is resumed
   * runs again from its start (LangGraph 1.x, "durable execution", 2026).
   */
  static Checkpoint superStep() {
    return new SuperStep();
  }

  /**
   * The log of the main agent, which a client reads again; a subagent that is lost begins again, as
   * nothing but its result would have been in that log (Claude Code 2.1, 2026).
   */
  static Checkpoint sessionLog() {
    return new SessionLog();
  }

  /** Returns one after every so many steps, of subagents, too. */
  static Checkpoint every(int steps) {
    return new Every(steps);
  }

  /**
   * Whether an agent is saved that has done a number of steps.
   *
   * @param subagent whether it is not the main one
   */
  boolean savesStep(int done, boolean subagent);

  /** Whether an agent is saved that has an answer, before it goes on with it. */
  boolean savesAnswer(boolean subagent);

  /** Whether the others in a turn lose nothing when a subagent is lost. */
  default boolean keepsOthers() {
    return true;
  }

  /** See {@link #none}. */
  record None() implements Checkpoint {
    @Override
    public boolean savesStep(int done, boolean subagent) {
      return false;
    }

    @Override
    public boolean savesAnswer(boolean subagent) {
      return false;
    }

    @Override
    public boolean keepsOthers() {
      return false;
    }
  }

  /** See {@link #everyStep}. */
  record EveryStep() implements Checkpoint {
    @Override
    public boolean savesStep(int done, boolean subagent) {
      return true;
    }

    @Override
    public boolean savesAnswer(boolean subagent) {
      return true;
    }
  }

  /**
   * See {@link #every}.
   *
   * @param steps positive
   */
  record Every(int steps) implements Checkpoint {

    /** Rejects a number that is not positive. */
    public Every {
      Require.positive("every", steps);
    }

    @Override
    public boolean savesStep(int done, boolean subagent) {
      return done % steps == 0;
    }

    @Override
    public boolean savesAnswer(boolean subagent) {
      return false;
    }
  }

  /** See {@link #superStep}. */
  record SuperStep() implements Checkpoint {
    @Override
    public boolean savesStep(int done, boolean subagent) {
      return !subagent;
    }

    @Override
    public boolean savesAnswer(boolean subagent) {
      return false;
    }
  }

  /** See {@link #sessionLog}. */
  record SessionLog() implements Checkpoint {
    @Override
    public boolean savesStep(int done, boolean subagent) {
      return !subagent;
    }

    @Override
    public boolean savesAnswer(boolean subagent) {
      return !subagent;
    }
  }
}
