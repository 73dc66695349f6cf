package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.reports.result.Estimate;
import java.util.Optional;

/**
 * A value over all replications.
 *
 * @param value NaN where nothing was measured
 * @param linear the value with its error, to compare it with another one
 * @param interval of the value itself; empty where there is none
 */
record Figure(double value, LinearizedEstimate linear, Optional<Interval> interval) {

  /** A value whose error is that of the linearized estimate. */
  static Figure of(LinearizedEstimate linear) {
    return new Figure(linear.value(), linear, linear.interval());
  }

  boolean isMissing() {
    return Double.isNaN(value);
  }

  /** Returns it for readers. */
  Estimate shown(Sample sample) {
    return IntervalRule.estimate(sample, value, interval);
  }

  Judged judged(Sample sample, Limit limit) {
    return IntervalRule.judge(sample, value, interval, limit);
  }

  /**
   * Judges what must not be above, or below, zero: the value less so many times the other one. That
   * needs no division, so an architecture without any tickets can be compared with.
   */
  Judged excess(Figure other, Sample sample, Limit multiple) {
    LinearizedEstimate excess = linear.minus(multiple.value(), other.linear);
    return IntervalRule.judge(
        sample, excess.value(), excess.interval(), new Limit(0, multiple.atLeast()));
  }

  /** Returns how much more it is than another one of the same replications. */
  PairedDifference less(Figure other, Sample sample) {
    return isMissing() || other.isMissing()
        ? PairedDifference.none()
        : PairedDifference.of(linear.minus(1, other.linear), sample);
  }
}
