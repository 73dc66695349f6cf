package dev.stampede.experiments.theory;

import java.util.List;

/**
 * The mean of independent values.
 *
 * @param error its standard error; NaN of a single value
 */
record Mean(double value, double error) {

  static Mean of(List<Double> values) {
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return new Mean(mean, Math.sqrt(squares / (values.size() - 1) / values.size()));
  }

  /** Standard errors of the difference between this and another mean. */
  double errorsFrom(Mean other) {
    return errors(value - other.value, Math.hypot(error, other.error));
  }

  /** Standard errors of the difference between this and a number that is known. */
  double errorsFrom(double known) {
    return errors(value - known, error);
  }

  /** Where nothing varies any difference at all is more than chance. */
  private static double errors(double difference, double error) {
    return difference == 0 ? 0 : difference / error;
  }
}
