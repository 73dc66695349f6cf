package dev.stampede.experiments.interval;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The exact interval of a probability (C. J. Clopper, E. S. Pearson, "The use of confidence or
 * fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934). It covers at
 * least what it says, so it is wider than others.
 */
public final class ClopperPearson {

  private static final double ACCURACY = 1e-12;

  private ClopperPearson() {}

  /** Returns the 95 % interval, looked at once. */
  public static Interval of(int successes, int trials) {
    return of(successes, trials, Confidence.PLAIN);
  }

  /**
   * Returns the interval of the probability of a success.
   *
   * @param successes from 0 to {@code trials}
   * @param trials at least 1
   */
  public static Interval of(int successes, int trials, Confidence confidence) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes (%d) must be from 0 to trials (%d), at least 1".formatted(successes, trials));
    }
    double tail = confidence.tail();
    return new Interval(low(successes, trials, tail), 1 - low(trials - successes, trials, tail));
  }

  private static double low(int successes, int trials, double tail) {
    if (successes == 0) {
      return 0;
    }
    if (successes == trials) {
      return lowWithoutMiss(trials, tail);
    }
    return new BetaDistribution(null, successes, trials - successes + 1.0, ACCURACY)
        .inverseCumulativeProbability(tail);
  }

  private static double lowWithoutMiss(long trials, double tail) {
    return StrictMath.pow(tail, 1.0 / trials);
  }

  /**
   * Returns the smallest number of trials after which, all of them successes, the lower end of the
   * 95 % interval is at least a share: 72 for 95 %.
   *
   * @param share in (0, 1)
   */
  public static long trialsWithoutMiss(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share (%s) must be in (0, 1)".formatted(share));
    }
    double tail = Confidence.PLAIN.tail();
    long trials = Math.max(1, (long) (StrictMath.log(tail) / StrictMath.log(share)));
    while (lowWithoutMiss(trials, tail) < share) {
      trials++;
    }
    return trials;
  }
}
