package dev.stampede.experiments.tipping;

import dev.stampede.experiments.interval.ClopperPearson;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.search.Probe.Replications;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * On which side of a share a chance is. Several chances are asked about, and each is looked at more
 * than once: the exact interval of every look is so wide that all of them together cover the truth
 * with 95 % confidence (C. E. Bonferroni), which holds for any number of replications, and however
 * the chances depend on each other.
 *
 * @param share in (0, 1)
 * @param confidence of each interval
 */
record Verge(double share, Confidence confidence) {

  private static final double MISSES = 0.05;

  Verge {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share (%s) must be in (0, 1)".formatted(share));
    }
  }

  /**
   * Returns one that holds for several chances together.
   *
   * @param chances how many there are at most, at least 1
   */
  static Verge of(double share, int chances, Replications allowed) {
    double tail = MISSES / 2 / ((double) chances * allowed.looks());
    double z = -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(tail);
    return new Verge(share, new Confidence(z, tail, 1));
  }

  /**
   * Returns one for the mildest of several values that tips, and the harshest that does not: two
   * bisections, and a look without a trigger.
   */
  static Verge ofSearch(double share, int values, Replications allowed) {
    int steps = Integer.SIZE - Integer.numberOfLeadingZeros(values) + 2;
    return of(share, 2 * steps + 1, allowed);
  }

  /** Met if the chance is known to be above the share, failed if it is known to be below. */
  Verdict side(int down, int of) {
    Interval interval = ClopperPearson.of(down, of, confidence);
    return interval.low() > share
        ? Verdict.MET
        : interval.high() < share ? Verdict.FAILED : Verdict.INCONCLUSIVE;
  }

  /** The other way round. */
  static Verdict not(Verdict verdict) {
    return switch (verdict) {
      case MET -> Verdict.FAILED;
      case FAILED -> Verdict.MET;
      case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
    };
  }
}
