package dev.stampede.experiments.demand.growth;

import java.util.function.DoubleUnaryOperator;

/**
 * Users over time as they were counted.
 *
 * @param days from the launch, ascending, not negative
 * @param values as many, positive; at least {@value #FEWEST}
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
public record Course(double[] days, double[] values) {

  /** With fewer points every law fits. */
  public static final int FEWEST = 5;

  /** Rejects too few points, and days that do not ascend. */
  public Course {
    if (days.length < FEWEST || days.length != values.length) {
      throw new IllegalArgumentException(
          "%d points are too few: at least %d are needed".formatted(days.length, FEWEST));
    }
    for (int i = 0; i < days.length; i++) {
      if (days[i] < 0 || (i > 0 && days[i] <= days[i - 1])) {
        throw new IllegalArgumentException("day %s is out of order".formatted(days[i]));
      }
    }
  }

  /** The place of the largest value. */
  public int peak() {
    int peak = 0;
    for (int i = 0; i < values.length; i++) {
      peak = values[i] > values[peak] ? i : peak;
    }
    return peak;
  }

  /** The last day. */
  public double lastDay() {
    return days[days.length - 1];
  }

  /** Root of the mean square of what a law is off by. */
  double error(DoubleUnaryOperator law) {
    double squares = 0;
    for (int i = 0; i < days.length; i++) {
      double off = law.applyAsDouble(days[i]) - values[i];
      squares += off * off;
    }
    return Math.sqrt(squares / days.length);
  }

  /**
   * Akaike's criterion of least squares: n times the logarithm of the mean square, and twice the
   * numbers fitted.
   */
  double information(double error, int numbers) {
    return days.length * 2 * Math.log(Math.max(error, Double.MIN_NORMAL)) + 2.0 * numbers;
  }
}
