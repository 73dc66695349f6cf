package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An estimate from replications and what each of them adds to its error: the influence values of
 * the linearized estimator (C.-E. Särndal, B. Swensson, J. Wretman, "Model assisted survey
 * sampling", sections 5.5 and 5.6). Sums run in the order of the replications.
 */
final class LinearizedEstimate {

  /** What a sum is of its terms if they cancel but for rounding: one piece of 10^12 at most. */
  private static final double ROUNDING = 1e-12;

  private final double value;
  private final double[] influence;
  private final Strata strata;

  private LinearizedEstimate(double value, double[] influence, Strata strata) {
    this.value = value;
    this.influence = influence;
    this.strata = strata;
  }

  /**
   * Estimates a ratio of two means. If the quotients of all replications are the same double, the
   * ratio is exactly that and has no error. Where all denominators are 0 there is no value.
   *
   * @param numerators for each replication, finite
   * @param denominators for each replication, finite and at least 0
   */
  static LinearizedEstimate ratio(double[] numerators, double[] denominators, Strata strata) {
    requireOneForEach(strata, numerators);
    requireOneForEach(strata, denominators);
    double mean = 0;
    double reference = Double.NaN;
    for (int r = 0; r < denominators.length; r++) {
      mean += strata.weight(r) * denominators[r];
      if (Double.isNaN(reference) && denominators[r] > 0) {
        reference = numerators[r] / denominators[r];
      }
    }
    double beyond = 0;
    for (int r = 0; r < numerators.length; r++) {
      beyond += strata.weight(r) * residual(numerators[r], denominators[r], reference);
    }
    double ratio = reference + beyond / mean;
    double[] influence = new double[numerators.length];
    for (int r = 0; r < influence.length; r++) {
      influence[r] = residual(numerators[r], denominators[r], ratio) / mean;
    }
    return new LinearizedEstimate(ratio, influence, strata);
  }

  /** The numerator less ratio x denominator; exactly 0 where the quotient is the ratio. */
  private static double residual(double numerator, double denominator, double ratio) {
    return denominator == 0 ? numerator : denominator * (numerator / denominator - ratio);
  }

  /** Returns the estimate of what was not measured. */
  static LinearizedEstimate none(Strata strata) {
    double[] zeros = new double[strata.replications()];
    return ratio(zeros, zeros, strata);
  }

  /**
   * Estimates a mean. That of equal values is exactly that value and has no error.
   *
   * @param values for each replication, finite
   */
  static LinearizedEstimate mean(double[] values, Strata strata) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return ratio(values, ones, strata);
  }

  private static void requireOneForEach(Strata strata, double[] values) {
    if (values.length != strata.replications()) {
      throw new IllegalArgumentException(
          "%d values for %d replications".formatted(values.length, strata.replications()));
    }
  }

  /**
   * Returns this less {@code factor} times another estimate of the same replications: what both
   * have in common by common random numbers cancels. Without a value if one of them has none.
   */
  LinearizedEstimate minus(double factor, LinearizedEstimate other) {
    if (!strata.sameAs(other.strata)) {
      throw new IllegalArgumentException("the estimates must have the same strata");
    }
    double[] difference = new double[influence.length];
    for (int r = 0; r < difference.length; r++) {
      difference[r] = influence[r] - factor * other.influence[r];
    }
    return new LinearizedEstimate(value - factor * other.value, difference, strata);
  }

  /**
   * Returns what the difference to a baseline is beyond the sum of the differences to some others,
   * all of the same replications: (this - baseline) - sum of (this - other). What is there by
   * rounding alone is exactly 0, in the value and in each replication. Without a value if one of
   * them has none.
   */
  LinearizedEstimate interaction(LinearizedEstimate baseline, List<LinearizedEstimate> others) {
    LinearizedEstimate beyond = minus(1, baseline);
    double terms = Math.abs(value) + Math.abs(baseline.value);
    for (LinearizedEstimate other : others) {
      beyond = beyond.minus(1, minus(1, other));
      terms += Math.abs(value) + Math.abs(other.value);
    }
    double[] cleaned = new double[influence.length];
    for (int r = 0; r < cleaned.length; r++) {
      cleaned[r] = withoutRounding(beyond.influence[r], terms);
    }
    return new LinearizedEstimate(withoutRounding(beyond.value, terms), cleaned, strata);
  }

  private static double withoutRounding(double sum, double terms) {
    return Math.abs(sum) <= ROUNDING * terms ? 0 : sum;
  }

  /** True if there was something to estimate from. */
  boolean hasValue() {
    return !Double.isNaN(value);
  }

  /** Returns the estimate; NaN where there is none. */
  double value() {
    return value;
  }

  /** Returns its error; nothing without a value, or if replications are too few to tell. */
  Optional<SamplingError> error() {
    return hasValue() ? SamplingError.of(influence, strata) : Optional.empty();
  }

  /** Returns its interval, a 95 % one by default; nothing where there is no error. */
  Optional<Interval> interval() {
    return error().map(error -> error.around(value));
  }
}
