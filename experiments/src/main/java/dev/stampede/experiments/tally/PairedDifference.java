package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.reports.result.Estimate;
import java.util.Optional;

/**
 * How much more a metric comes to under one architecture than under another one in the same
 * replications. What both have in common by common random numbers is not in its error.
 */
public final class PairedDifference {

  private final double value;
  private final Optional<SamplingError> error;

  private PairedDifference(double value, Optional<SamplingError> error) {
    this.value = value;
    this.error = error;
  }

  /** There is nothing to tell apart. */
  static PairedDifference none() {
    return new PairedDifference(Double.NaN, Optional.empty());
  }

  /**
   * Returns the mean of what two came to in the same replications, one less the other.
   *
   * @param differences for each replication, at least one, finite
   * @param confidence how sure its interval is, unless another one is asked for
   */
  public static PairedDifference ofMean(double[] differences, Confidence confidence) {
    LinearizedEstimate mean =
        LinearizedEstimate.mean(differences, Strata.one(differences.length).at(confidence));
    return new PairedDifference(mean.value(), mean.error());
  }

  static PairedDifference of(LinearizedEstimate difference, Sample sample) {
    return of(difference.value(), difference.error(), sample);
  }

  /**
   * Creates a difference.
   *
   * @param value NaN where there is none
   * @param error as far as replications show it
   * @param sample either of the two: where it has no intervals, neither has the difference
   */
  static PairedDifference of(double value, Optional<SamplingError> error, Sample sample) {
    boolean known = !Double.isNaN(value) && sample.hasIntervals();
    return new PairedDifference(value, known ? error : Optional.empty());
  }

  /** The difference; NaN where there is none. */
  public double value() {
    return value;
  }

  /** How far it may be off in the mean; empty where that is not known. */
  public Optional<Double> standardError() {
    return error.map(SamplingError::standardError);
  }

  /** Returns it with its 95 % interval, where it has one. */
  public Estimate estimate() {
    return IntervalRule.estimate(value, error.map(known -> known.around(value)));
  }

  /**
   * Returns it with an interval, where it has one.
   *
   * @param confidence in (0, 1)
   */
  public Estimate estimate(double confidence) {
    return IntervalRule.estimate(value, interval(confidence));
  }

  /** Returns its interval of a confidence in (0, 1); empty where there is none. */
  public Optional<Interval> interval(double confidence) {
    return error.map(known -> known.around(value, confidence));
  }

  /** Returns the p-value of "there is no difference"; 1 where there is no interval. */
  public double pValue() {
    return error.map(known -> known.pValue(value)).orElse(1.0);
  }
}
