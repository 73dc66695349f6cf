package dev.stampede.models.demand.platform;

import dev.stampede.engine.random.Distribution;

/** How long people wait before they act, by any law of which only the quantiles are known. */
final class Waiting {

  /** Fewer than one of a billion is nobody. */
  private static final double NOBODY = 1e-9;

  private static final int HALVINGS = 50;

  private final Distribution seconds;
  private double askedLast = -1;
  private double answeredLast;

  Waiting(Distribution seconds) {
    this.seconds = seconds;
  }

  /**
   * Returns the share of those still waiting at one age, in seconds, who are still waiting at a
   * later one.
   */
  double left(double from, double until) {
    double before = still(from);
    return before <= NOBODY ? 0 : Math.min(1, still(until) / before);
  }

  /** Returns the share of all who wait longer than this, by bisection on the quantiles. */
  double still(double age) {
    if (age != askedLast) {
      answeredLast = search(age);
      askedLast = age;
    }
    return answeredLast;
  }

  private double search(double age) {
    if (age < 0) {
      return 1;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (seconds.quantile(middle) <= age) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double still = 1 - (low == 0 ? 0 : high);
    return still <= NOBODY ? 0 : still;
  }
}
