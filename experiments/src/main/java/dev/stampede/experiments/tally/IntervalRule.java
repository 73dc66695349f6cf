package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.reports.result.Estimate;
import java.util.Optional;

/** When a sample has an interval, and what follows where it has none. */
public final class IntervalRule {

  private IntervalRule() {}

  /**
   * Judges by an interval over replications. One replication has none: there the value decides.
   * Where too few incidents were seen nothing does.
   */
  static Judged judge(Sample sample, double value, Optional<Interval> interval, Limit limit) {
    return judge(sample, limit.holds(value), interval, limit);
  }

  /**
   * Judges by an interval over replications.
   *
   * @param holds whether the value of the only replication keeps the limit
   */
  static Judged judge(Sample sample, boolean holds, Optional<Interval> interval, Limit limit) {
    String tooFewSeen = sample.sightings().tooFewSeen();
    if (!tooFewSeen.isEmpty()) {
      return Judged.open(tooFewSeen);
    }
    if (sample.isSingle()) {
      return Judged.of(holds);
    }
    return interval
        .map(i -> Judged.of(limit.verdict(i)))
        .orElseGet(
            () -> Judged.open("the replications are too few, or too short, for an interval"));
  }

  /** Returns a value with its interval, where the sample has one. */
  static Estimate estimate(Sample sample, double value, Optional<Interval> interval) {
    boolean none = !sample.hasIntervals() || Double.isNaN(value);
    return estimate(value, none ? Optional.empty() : interval);
  }

  /** Estimates the mean of what cannot be negative, of at least one replication. */
  public static Estimate mean(double[] values, Confidence confidence) {
    LinearizedEstimate mean =
        LinearizedEstimate.mean(values, Strata.one(values.length).at(confidence));
    return estimate(mean.value(), mean.interval().map(i -> i.within(0, Double.POSITIVE_INFINITY)));
  }

  /** Estimates the share that parts have of wholes, in at least one replication. */
  public static Estimate share(double[] parts, double[] wholes, Confidence confidence) {
    Proportion share = Proportion.of(parts, wholes, Strata.one(parts.length).at(confidence));
    return estimate(share.value(), share.interval());
  }

  /** Estimates the mean of what cannot be negative over the replications of a sample. */
  public static Estimate mean(Sample sample, double[] values) {
    return notNegative(sample, LinearizedEstimate.mean(values, sample.strata()));
  }

  /**
   * Estimates the ratio of the sums of what cannot be negative over the replications of a sample.
   */
  public static Estimate ratio(Sample sample, double[] numerators, double[] denominators) {
    return notNegative(sample, LinearizedEstimate.ratio(numerators, denominators, sample.strata()));
  }

  private static Estimate notNegative(Sample sample, LinearizedEstimate value) {
    return estimate(
        sample, value.value(), value.interval().map(i -> i.within(0, Double.POSITIVE_INFINITY)));
  }

  /** Returns a value with an interval that is known to be one. */
  static Estimate estimate(double value, Optional<Interval> interval) {
    return interval
        .map(i -> Estimate.of(value, i.low(), i.high()))
        .orElseGet(() -> Estimate.ofOne(value));
  }
}
