package dev.stampede.models.demand.agent;

import dev.stampede.models.check.Require;

/**
 * Subagents, which a main agent sets to work side by side after a step instead of a tool. It goes
 * on when all of them have ended. Each begins with a prompt of its own.
 *
 * @param share of the steps that end so, in [0, 1]; the last of a turn never does
 * @param number of subagents each time
 * @param steps that each of them has
 */
public record BranchesSpec(double share, Count number, Count steps) {

  /** Rejects a share out of range. */
  public BranchesSpec {
    Require.share("share", share);
  }

  /**
   * Mean number of subagents' steps that come with one of the main agent's.
   *
   * @param stepsForOne that they take for each of their own but the last, for tools fail
   */
  double meanSteps(double stepsForOne) {
    return share * number.mean() * (1 + (steps.mean() - 1) * stepsForOne);
  }
}
