package dev.stampede.models.resilience.limit;

import dev.stampede.models.resilience.limit.ShareSpec.Rule;
import dev.stampede.models.work.Request;

/** How many calls of each class are inside, and whether one more may be. */
public final class Shares {

  private final boolean guaranteed;
  private final int[] classOf = new int[Request.TOP_PRIORITY + 1];
  private final double[] share;
  private final int[] inside;

  /** Nobody is inside. */
  public Shares(ShareSpec spec) {
    guaranteed = spec.rule() == Rule.GUARANTEED;
    for (int priority = 0; priority < classOf.length; priority++) {
      classOf[priority] = spec.classOf(priority);
    }
    share = spec.shares().stream().mapToDouble(s -> s).toArray();
    inside = new int[share.length];
  }

  /**
   * Whether a call may go in.
   *
   * @param allInside calls of all classes
   */
  public boolean admits(int priority, int allInside, int limit) {
    int number = classOf[priority];
    if (guaranteed) {
      return allInside < limit || inside[number] < Math.max(1, Math.ceil(limit * share[number]));
    }
    return allInside < Math.floor(limit * share[number]);
  }

  /** A call has gone in, or out. */
  public void change(int priority, int by) {
    inside[classOf[priority]] += by;
  }
}
