package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Interval;
import dev.stampede.reports.result.ObjectiveResult.Verdict;

/**
 * What a value must not be below, or above.
 *
 * @param value in the unit of what it limits
 * @param atLeast true if it must not be below, false if not above
 */
public record Limit(double value, boolean atLeast) {

  /** Whether a value keeps it; infinity is above any. */
  boolean holds(double measured) {
    return atLeast ? measured >= value : measured <= value;
  }

  /** Judges what lies within an interval: inconclusive where the interval straddles the limit. */
  public Verdict verdict(Interval interval) {
    boolean low = holds(interval.low());
    boolean high = holds(interval.high());
    return low && high ? Verdict.MET : low || high ? Verdict.INCONCLUSIVE : Verdict.FAILED;
  }

  /** {@code >=} or {@code <=}. */
  public String operator() {
    return atLeast ? ">=" : "<=";
  }
}
