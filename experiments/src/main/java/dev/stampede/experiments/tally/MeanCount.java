package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Interval;
import java.util.Optional;

/**
 * How many pieces of the work offered are of a kind, in the mean of replications: tickets, say. The
 * 95 % interval is that of the mean, and never narrower than Wilson's for the share of such pieces
 * times the mean work offered: that none was seen does not mean that there are none.
 */
final class MeanCount {

  private final LinearizedEstimate mean;
  private final LinearizedEstimate offered;
  private final Proportion share;

  private MeanCount(LinearizedEstimate mean, LinearizedEstimate offered, Proportion share) {
    this.mean = mean;
    this.offered = offered;
    this.share = share;
  }

  /**
   * Estimates a mean count.
   *
   * @param counts for each replication, in [0, offered]
   * @param offered for each replication, at least 0
   */
  static MeanCount of(double[] counts, double[] offered, Strata strata) {
    return new MeanCount(
        LinearizedEstimate.mean(counts, strata),
        LinearizedEstimate.mean(offered, strata),
        Proportion.of(counts, offered, strata));
  }

  /** Returns the mean, at least 0; NaN where nothing was offered. */
  double value() {
    return Double.isNaN(share.value()) ? Double.NaN : mean.value();
  }

  Figure figure() {
    return new Figure(value(), mean, interval());
  }

  /** Returns the interval, not below 0; nothing where the share has none. */
  Optional<Interval> interval() {
    return share
        .wilson()
        .flatMap(wilson -> mean.interval().map(i -> i.hull(wilson.times(offered.value()))))
        .map(i -> i.within(0, Double.POSITIVE_INFINITY));
  }
}
