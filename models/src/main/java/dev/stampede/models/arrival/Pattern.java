package dev.stampede.models.arrival;

/**
 * How work that comes at a rate scatters about it. A kind of scatter is one such class; none
 * changes how much is expected.
 */
public interface Pattern {

  /**
   * Opens arrivals, at their start.
   *
   * @param rate how many are expected over time
   * @param chance of their own
   */
  ArrivalProcess open(RateCurve rate, Chance chance);
}
