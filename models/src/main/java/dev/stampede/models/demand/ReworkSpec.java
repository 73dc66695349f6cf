package dev.stampede.models.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;

/**
 * Answers of machines that turn out to be bad: the work comes back later, as new work with the same
 * owner, shape and difficulty.
 *
 * @param below quality below which an answer is bad, in [0, 1]
 * @param probability share of the bad answers that come back, in [0, 1]
 * @param delay seconds from the answer until the work comes back
 * @param most how often one piece of work comes back at most, 1 to {@link #MOST}
 * @param toPeople whether the owner now wants a person
 */
public record ReworkSpec(
    double below, double probability, Distribution delay, int most, boolean toPeople) {

  /** Bounds what an outage can make of work that comes back at once. */
  public static final int MOST = 1000;

  /** Rejects numbers out of range. */
  public ReworkSpec {
    Require.share("below", below);
    Require.share("probability", probability);
    Require.that(most >= 1 && most <= MOST, "max", most, "lie between 1 and " + MOST);
  }

  /** Whether work that has just ended comes back. */
  boolean takes(Request request) {
    return request.answer.isOk()
        && !request.answer.human
        && request.answer.quality < below
        && request.reworks < most
        && Draw.RETURN.uniform(request.key) < probability;
  }
}
