package dev.stampede.models.market;

/**
 * The linear equation {@code x' = inflow - rate x}, solved: what flows in at a constant rate while
 * each part leaves at a rate of its own. A rate of 0 makes it a straight line.
 */
final class Relaxation {

  private Relaxation() {}

  /** Returns x after a time. */
  static double after(double x, double inflow, double rate, double seconds) {
    if (rate == 0) {
      return x + inflow * seconds;
    }
    return x + (inflow / rate - x) * -StrictMath.expm1(-rate * seconds);
  }

  /** Returns the time until x reaches a target; infinite if it never does. */
  static double timeTo(double target, double x, double inflow, double rate) {
    if (x == target) {
      return 0;
    }
    if (rate == 0) {
      double seconds = (target - x) / inflow;
      return seconds > 0 ? seconds : Double.POSITIVE_INFINITY;
    }
    double level = inflow / rate;
    double gone = (x - target) / (x - level); // share of the way to the level
    return gone > 0 && gone < 1 ? -StrictMath.log1p(-gone) / rate : Double.POSITIVE_INFINITY;
  }
}
