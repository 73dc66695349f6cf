package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import java.util.Arrays;
import java.util.Optional;

/**
 * The interval of a quantile of all replications pooled, by sectioning: the pooled quantile is its
 * centre, the replications' own quantiles say how far it may be off (S. Asmussen, P. W. Glynn,
 * "Stochastic simulation", section III.5; M. K. Nakayama, "Confidence intervals for quantiles using
 * sectioning when applying variance-reduction techniques", TOMACS 24, 2014).
 */
final class Sectioning {

  private Sectioning() {}

  /**
   * Returns the interval: Student's, and Willink's where the replications are skew ({@link
   * SamplingError#around}). Where the quantile of a replication is infinite, since too much of its
   * work was never answered, so is the upper end; the lower one is then the least quantile of a
   * replication, which the pooled one is never below.
   *
   * @param pooled the quantile of all replications together, or the difference of two; may be
   *     infinite
   * @param sections the same of each replication that has one; may be infinite
   * @return nothing with fewer than two replications
   */
  static Optional<Interval> interval(double pooled, double[] sections, Confidence confidence) {
    if (sections.length < 2) {
      return Optional.empty();
    }
    double sum = Arrays.stream(sections).sum();
    if (!Double.isFinite(pooled) || !Double.isFinite(sum)) {
      double least = Math.min(pooled, Arrays.stream(sections).min().orElse(pooled));
      return Optional.of(new Interval(least, Double.POSITIVE_INFINITY));
    }
    return error(pooled, sections, confidence).map(error -> error.around(pooled));
  }

  /**
   * Returns the error of a difference of two quantiles.
   *
   * @param pooled the difference of all replications together, finite
   * @param sections that of each replication that has one
   * @param confidence of intervals around it
   * @return nothing with fewer than two replications, or where that of one is infinite
   */
  static Optional<SamplingError> error(double pooled, double[] sections, Confidence confidence) {
    int n = sections.length;
    double squares = 0;
    for (double section : sections) {
      squares += (section - pooled) * (section - pooled);
    }
    if (n < 2 || !Double.isFinite(squares)) {
      return Optional.empty();
    }
    double standardError = Math.sqrt(squares / n / (n - 1));
    return SamplingError.of(sections, Strata.one(n).at(confidence))
        .map(
            own ->
                new SamplingError(
                    standardError, own.skewness(), own.degreesOfFreedom(), confidence));
  }
}
