package dev.stampede.models.demand.agent;

import dev.stampede.models.check.Require;
import dev.stampede.models.work.Draw;

/**
 * Tools that fail, each when its time has passed.
 *
 * @param share of them, from 0 on and below 1
 * @param furtherStep whether the agent then takes a further step, with a tool of its own; if not,
 *     the tool is used again
 */
public record ToolFailuresSpec(double share, boolean furtherStep) {

  /** Rejects a share with which nothing would ever be done. */
  public ToolFailuresSpec {
    Require.that(share >= 0 && share < 1, "share", share, "be at least 0% and below 100%");
  }

  /**
   * Whether the tool of a step fails.
   *
   * @param uses of it before in that step
   */
  boolean fails(long stepKey, int uses) {
    return Draw.TOOL_FAILS.uniform(stepKey, uses) < share;
  }

  /** Mean number of tools for each that is needed, if some steps have none. */
  double uses(double shareOfSteps) {
    return 1 / (1 - share * shareOfSteps);
  }
}
