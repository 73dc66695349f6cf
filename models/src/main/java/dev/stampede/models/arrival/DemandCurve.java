package dev.stampede.models.arrival;

import java.util.List;

/** How many calls, or pieces of work, are to be expected over time, as data: nothing is drawn. */
public interface DemandCurve {

  /** Returns how many are expected from a time to a later one, in nanoseconds. */
  double expected(long fromNanos, long toNanos);

  /** Returns how many a second are expected at a time; where that jumps, on the surge's side. */
  double perSecond(long nanos);

  /** How many a second are expected outside surges; in the mean where there is no such time. */
  double basePerSecond();

  /**
   * The times before an end, ascending, between which the rate is near a straight line; the first
   * is 0.
   */
  List<Long> breakpoints(long untilNanos);

  /** Returns the same course with a multiple of the calls, not negative. */
  DemandCurve times(double factor);
}
