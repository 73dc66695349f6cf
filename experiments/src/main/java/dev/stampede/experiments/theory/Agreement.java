package dev.stampede.experiments.theory;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** Whether a figure is what it must be. */
enum Agreement {
  /** It is. */
  YES("yes"),
  /** It is not, but by no more than chance may do to one that is. */
  BY_CHANCE("by chance"),
  /** It is not, and chance does as much in one of 10,000 cases at most. */
  NO("**no**");

  /** How often chance alone may do it. */
  static final double FALSE_ALARM = 1e-4;

  private final String shown;

  Agreement(String shown) {
    this.shown = shown;
  }

  /** What a table says. */
  String shown() {
    return shown;
  }

  /** Returns the one of two that is the worse. */
  Agreement and(Agreement other) {
    return compareTo(other) >= 0 ? this : other;
  }

  static Agreement of(boolean holds) {
    return holds ? YES : NO;
  }

  /** Whether something happens in so many of all cases as it must. */
  static Agreement ofShare(int cases, int all, double least, double most) {
    double share = (double) cases / all;
    if (share >= least && share <= most) {
      return YES;
    }
    boolean chance =
        share < least ? cases >= fewest(all, least) : all - cases >= fewest(all, 1 - most);
    return chance ? BY_CHANCE : NO;
  }

  /** The least number that is not too unlikely where each succeeds with a probability. */
  private static int fewest(int all, double probability) {
    return new BinomialDistribution(null, all, probability)
        .inverseCumulativeProbability(FALSE_ALARM);
  }

  /**
   * Whether a difference is small.
   *
   * @param errors standard errors that it is off
   * @param most that it may be off
   * @param values from which each standard error was told, at least 2
   */
  static Agreement ofErrors(double errors, double most, int values) {
    double off = Math.abs(errors);
    return off <= most ? YES : off <= quantile(FALSE_ALARM, values) ? BY_CHANCE : NO;
  }

  /**
   * The standard errors that the mean of normal values is off at most, but for a share of all cases
   * (Student's t, to both sides).
   */
  static double quantile(double falseAlarm, int values) {
    return new TDistribution(null, values - 1).inverseCumulativeProbability(1 - falseAlarm / 2);
  }
}
