package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Interval;
import java.util.Optional;

/**
 * A share of the work offered. Its interval is that of the ratio, and never narrower than E. B.
 * Wilson's (Journal of the American Statistical Association 22, 1927) for the number of pieces that
 * would say as much if they were independent. So it has a width where no piece, or every piece, was
 * a part.
 */
final class Proportion {

  private final LinearizedEstimate ratio;
  private final double pieces;

  private Proportion(LinearizedEstimate ratio, double pieces) {
    this.ratio = ratio;
    this.pieces = pieces;
  }

  /**
   * Estimates a share.
   *
   * @param parts for each replication, in [0, whole]
   * @param wholes for each replication, at least 0: the pieces of work offered
   */
  static Proportion of(double[] parts, double[] wholes, Strata strata) {
    double pieces = 0;
    for (double whole : wholes) {
      pieces += whole;
    }
    return new Proportion(LinearizedEstimate.ratio(parts, wholes, strata), pieces);
  }

  /** Returns the share, in [0, 1]; NaN where nothing was offered. */
  double value() {
    return Math.max(0, Math.min(1, ratio.value()));
  }

  /** Returns the share with its influence values, to compare it with another one. */
  LinearizedEstimate ratio() {
    return ratio;
  }

  /** Returns the interval, within [0, 1]; nothing where the ratio has none. */
  Optional<Interval> interval() {
    return ratio.error().map(error -> error.around(ratio.value()).within(0, 1).hull(wilson(error)));
  }

  /** Returns Wilson's interval alone; nothing where the ratio has no interval. */
  Optional<Interval> wilson() {
    return ratio.error().map(this::wilson);
  }

  /**
   * The number of independent pieces: that of all / the design effect, which is the ratio's
   * variance by the binomial one. As the former is estimated it counts (t / z)^2 times (E. L. Korn,
   * B. I. Graubard, Survey Methodology 24, 1998); the latter is known, and the least.
   */
  private double effective(SamplingError error) {
    double share = value();
    double binomial = share * (1 - share) / pieces;
    if (binomial == 0) {
      return pieces;
    }
    double wide = error.standardError() * error.t() / error.confidence().z();
    return pieces / Math.max(1, wide * wide / binomial);
  }

  private Interval wilson(SamplingError error) {
    double n = effective(error);
    double share = value();
    double z = error.confidence().z();
    double z2 = z * z;
    double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
    double half = z * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return new Interval(share == 0 ? 0 : centre - half, share == 1 ? 1 : centre + half)
        .within(0, 1);
  }
}
