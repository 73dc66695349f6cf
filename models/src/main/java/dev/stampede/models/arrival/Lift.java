package dev.stampede.models.arrival;

/**
 * Something that raises a rate for a time. As a curve it is how much of it there is: from 0 for
 * nothing to 1 at its top.
 */
public interface Lift extends RateCurve {

  /** How high it is at its top: a multiple of the base rate, or a rate of its own. */
  double peak();

  @Override
  default double most() {
    return 1;
  }
}
