package dev.stampede.experiments.interval;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How sure an interval is by itself.
 *
 * @param z the quantile of the normal distribution that its ends stand for, above 0
 * @param tail what it may miss at each side, in (0, 0.5)
 * @param skewness how many times the skewness that is seen is allowed for, at least 1: that of few
 *     values is seen too small, the more so the heavier their tail
 */
public record Confidence(double z, double tail, double skewness) {

  /** 95 %: of an interval that is looked at once, when all that was planned has been seen. */
  public static final Confidence PLAIN = new Confidence(1.959963984540054, 0.025, 1);

  /** Rejects what is no quantile, or no tail. */
  public Confidence {
    if (!(z > 0 && tail > 0 && tail < 0.5 && skewness >= 1)) {
      throw new IllegalArgumentException(
          "z (%s) must be above 0, tail (%s) in (0, 0.5), and skewness (%s) at least 1"
              .formatted(z, tail, skewness));
    }
  }

  /** Returns that of a quantile of the normal distribution, above 0 and at most 8. */
  public static Confidence ofNormal(double z) {
    return new Confidence(z, tailOf(z), 1);
  }

  /** Returns the same that allows for more skewness than is seen, at least 1 times as much. */
  public Confidence forSkewness(double times) {
    return new Confidence(z, tail, times);
  }

  /** Returns the chance that a standard normal number is above one. */
  private static double tailOf(double z) {
    return new NormalDistribution(null, 0, 1).cumulativeProbability(-z);
  }

  /** Returns the share of all such intervals that cover the truth. */
  public double share() {
    return 1 - 2 * tail;
  }

  /** Returns the upper quantile of Student's t; at least one degree of freedom. */
  public double t(int degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(1 - tail);
  }
}
