package dev.stampede.models.work;

import dev.stampede.models.check.Require;

/**
 * How much of a kind of work is how critical, in the four classes of B. Beyer et al., "Site
 * Reliability Engineering", chapter 21, 2016. A class is a priority, and all that looks at
 * priorities goes by it: queues, shedding, the shares of limits.
 *
 * @param criticalPlus share that must not fail, in [0, 1]
 * @param critical share whose failure users see
 * @param sheddablePlus share of work that can be done later
 * @param sheddable share of work that may be left undone; all add up to 1
 */
public record Criticality(
    double criticalPlus, double critical, double sheddablePlus, double sheddable) {

  /** The priorities of the classes, from the most to the least critical. */
  public static final int CRITICAL_PLUS = 9;

  /** See {@link #CRITICAL_PLUS}. */
  public static final int CRITICAL = 6;

  /** See {@link #CRITICAL_PLUS}. */
  public static final int SHEDDABLE_PLUS = 3;

  /** See {@link #CRITICAL_PLUS}. */
  public static final int SHEDDABLE = 0;

  private static final double ROUNDING = 1e-9;

  /** Rejects shares out of range, and those that do not add up to 1. */
  public Criticality {
    Require.share("critical_plus", criticalPlus);
    Require.share("critical", critical);
    Require.share("sheddable_plus", sheddablePlus);
    Require.share("sheddable", sheddable);
    double all = criticalPlus + critical + sheddablePlus + sheddable;
    Require.that(Math.abs(all - 1) <= ROUNDING, "criticality", all, "add up to 1");
  }

  /** Returns the priority of work of a key. */
  int priority(long key) {
    double u = Draw.CRITICALITY.uniform(key);
    if (u < sheddable) {
      return SHEDDABLE;
    }
    if (u < sheddable + sheddablePlus) {
      return SHEDDABLE_PLUS;
    }
    // not by the sum of three shares: it may be less than 1 where nothing is critical_plus
    return 1 - u > criticalPlus ? CRITICAL : CRITICAL_PLUS;
  }
}
