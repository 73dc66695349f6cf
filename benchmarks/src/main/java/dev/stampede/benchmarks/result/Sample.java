package dev.stampede.benchmarks.result;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Independent values of one quantity.
 *
 * @param values at least one
 */
public record Sample(List<Double> values) {

  /** Confidence of all intervals. */
  public static final double CONFIDENCE = 0.95;

  /** Copies the values. */
  public Sample {
    values = List.copyOf(values);
  }

  int size() {
    return values.size();
  }

  double mean() {
    return StatUtils.mean(array());
  }

  /** Variance of the mean; of two values or more. */
  double squaredError() {
    return StatUtils.variance(array()) / size();
  }

  /** Half the width of Student's interval for the mean; none of a single value. */
  public OptionalDouble halfWidth() {
    return size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(student(size() - 1) * Math.sqrt(squaredError()));
  }

  /** Natural logarithms of the values, which must be positive. */
  Sample log() {
    return new Sample(values.stream().map(Math::log).toList());
  }

  /** The quantile of Student's distribution that bounds an interval. */
  static double student(double degreesOfFreedom) {
    return new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
  }

  private double[] array() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
