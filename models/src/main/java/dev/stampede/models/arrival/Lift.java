package dev.stampede.models.arrival;

import java.util.List;

/**
 * Something that raises a rate for a time. As a curve it is how much of it there is: from 0 for
 * nothing to 1 at its top.
 */
public interface Lift extends RateCurve {

  /** How high it is at its top: a multiple of the base rate, or a rate of its own. */
  double peak();

  /** When it begins; where it comes without a beginning, when half of it is there. */
  long beginNanos();

  /** When it is over; where it fades without an end, when half of it is gone. */
  long endNanos();

  @Override
  default List<Lift> raising() {
    return List.of(this);
  }

  @Override
  default double most() {
    return 1;
  }
}
