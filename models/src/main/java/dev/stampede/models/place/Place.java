package dev.stampede.models.place;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Intervals;
import java.io.Serializable;

/**
 * One place where calls can be refused or time out, with what happened there in each interval. A
 * further tier on a provider's way in is one more place.
 *
 * @param name of the place, unique at its provider
 * @param came calls that came to it
 * @param refused calls that it refused
 * @param timedOut calls whose time ran out at it
 */
public record Place(
    String name, IntervalCounts came, IntervalCounts refused, IntervalCounts timedOut)
    implements Serializable {

  /** The name of the place where operators' steps refuse calls, which no tier can have. */
  public static final String STEPS = "operator steps";

  /** Opens a place to which nobody has come. */
  public Place(String name, Intervals intervals) {
    this(
        name,
        new IntervalCounts(intervals),
        new IntervalCounts(intervals),
        new IntervalCounts(intervals));
  }

  /** Adds the counts of the same place elsewhere. */
  public void merge(Place other) {
    came.merge(other.came);
    refused.merge(other.refused);
    timedOut.merge(other.timedOut);
  }

  /** Returns the sum of this and the same place elsewhere, in counts of its own. */
  public Place plus(Place other) {
    Place sum = copy();
    sum.merge(other);
    return sum;
  }

  private Place copy() {
    return new Place(name, came.copy(), refused.copy(), timedOut.copy());
  }

  /** Whether operators mean calls to be refused there. */
  public boolean isOfSteps() {
    return name.equals(STEPS);
  }

  /** Calls that came no further in an interval. */
  public long lost(int interval) {
    return refused.at(interval) + timedOut.at(interval);
  }
}
