package dev.stampede.models.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;

/**
 * Owners who got no answer, or gave up, and try again: with new work of the same shape and
 * difficulty.
 *
 * @param probability share of them that do, in [0, 1]
 * @param delay seconds from the end of the work until it is tried again
 * @param most how often one piece of work is tried again at most, 1 to {@link ReworkSpec#MOST}
 */
public record ResubmissionSpec(double probability, Distribution delay, int most) {

  /** Rejects numbers out of range. */
  public ResubmissionSpec {
    Require.share("probability", probability);
    Require.that(
        most >= 1 && most <= ReworkSpec.MOST, "max", most, "lie between 1 and " + ReworkSpec.MOST);
  }

  /** Whether work that has just ended is tried again. */
  boolean takes(Request request) {
    return !request.answer.isOk()
        && request.resubmissions < most
        && Draw.RETURN.uniform(request.key) < probability;
  }
}
