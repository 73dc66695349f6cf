package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How far an estimate may be off, as the differences between replications say: the moments of a
 * stratified mean of the estimator's influence values.
 *
 * @param standardError at least 0
 * @param skewness third central moment / standardError^3
 * @param degreesOfFreedom of the variance, at least 1
 * @param confidence of its intervals
 */
public record SamplingError(
    double standardError, double skewness, int degreesOfFreedom, Confidence confidence) {

  /** Beyond so many standard errors nothing is told apart: no table has such a level. */
  private static final double FARTHEST = 1e3;

  private static final int HALVINGS = 60;

  /** Keeps what is a whole number but for rounding from being rounded down. */
  private static final double ROUNDING = 1e-9;

  /**
   * Estimates the error from influence values, one for each replication: the variance is the sum of
   * share^2 s^2 / n over the strata, the third moment that of share^3 m3 / n^2. The degrees of
   * freedom are Welch's (B. L. Welch, Biometrika 34, 1947), rounded down: with three or four
   * replications in the stratum that matters the formula is too bold. With one stratum they are n -
   * 1.
   *
   * @return nothing if a stratum with a weight has fewer than two replications
   */
  static Optional<SamplingError> of(double[] influence, Strata strata) {
    double variance = 0;
    double third = 0;
    double welch = 0;
    int free = 0;
    for (int h = 0; h < strata.count(); h++) {
      double share = strata.share(h);
      int n = strata.size(h);
      if (share == 0) {
        continue;
      }
      if (n < 2) {
        return Optional.empty();
      }
      double mean = mean(influence, strata, h);
      double squares = 0;
      double cubes = 0;
      for (int r = 0; r < influence.length; r++) {
        if (strata.of(r) == h) {
          double deviation = influence[r] - mean;
          squares += deviation * deviation;
          cubes += deviation * deviation * deviation;
        }
      }
      double ofStratum = share * share * squares / (n - 1) / n;
      variance += ofStratum;
      welch += ofStratum * ofStratum / (n - 1);
      third += n < 3 ? 0 : share * share * share * cubes / (n - 1) / (n - 2) / n;
      free += n - 1;
    }
    double standardError = Math.sqrt(variance);
    return Optional.of(
        welch == 0
            ? new SamplingError(0, 0, free, strata.confidence())
            : new SamplingError(
                standardError,
                third / (variance * standardError),
                (int) (variance * variance / welch + ROUNDING),
                strata.confidence()));
  }

  /**
   * Estimates the error of a plain mean of independent values, or of what has such influence
   * values.
   *
   * @return nothing if there are fewer than two
   */
  public static Optional<SamplingError> ofMean(double[] values, Confidence confidence) {
    return of(values, Strata.one(values.length).at(confidence));
  }

  /**
   * Returns the error of the sum of two independent estimates, with Welch's degrees of freedom,
   * rounded down.
   */
  public SamplingError plus(SamplingError other) {
    double one = standardError * standardError;
    double two = other.standardError * other.standardError;
    double variance = one + two;
    if (variance == 0) {
      return this;
    }
    double third = skewness * one * standardError + other.skewness * two * other.standardError;
    double welch = one * one / degreesOfFreedom + two * two / other.degreesOfFreedom;
    double sum = Math.sqrt(variance);
    return new SamplingError(
        sum, third / (variance * sum), (int) (variance * variance / welch + ROUNDING), confidence);
  }

  /** The mean of a stratum; that of equal values is exactly that value. */
  private static double mean(double[] values, Strata strata, int stratum) {
    double first = Double.NaN;
    double beyond = 0;
    for (int r = 0; r < values.length; r++) {
      if (strata.of(r) == stratum) {
        first = Double.isNaN(first) ? values[r] : first;
        beyond += values[r] - first;
      }
    }
    return first + beyond / strata.size(stratum);
  }

  /** Returns the upper quantile of Student's t at the degrees of freedom, 97.5 % by default. */
  public double t() {
    return confidence.t(degreesOfFreedom);
  }

  private TDistribution student() {
    return new TDistribution(null, degreesOfFreedom);
  }

  /**
   * Returns an interval around an estimate, a 95 % one by default: at each side the farther end of
   * Student's t and of R. Willink's t for skew data ("A confidence interval and test for the mean
   * of an asymmetric distribution", Communications in Statistics 34, 2005). Means of waiting times
   * and of incidents' losses are skew: with 20 replications Student's t covers as little as 91 %
   * there, with 5 as little as 85 %. The skewness of a few values is itself uncertain, so it moves
   * an end out, never in.
   */
  public Interval around(double estimate) {
    return reaching(estimate, t());
  }

  /** Returns the same that covers another share of all cases, in (0, 1). */
  Interval around(double estimate, double share) {
    return reaching(estimate, student().inverseCumulativeProbability((1 + share) / 2));
  }

  private Interval reaching(double estimate, double t) {
    return new Interval(estimate - below(t) * standardError, estimate + above(t) * standardError);
  }

  private double below(double t) {
    return Math.max(t, willink(t));
  }

  private double above(double t) {
    return Math.max(t, -willink(-t));
  }

  /**
   * Returns the p-value of "it is 0": one less the greatest confidence of an interval {@link
   * #around(double, double)} the estimate that leaves 0 out; 1 for an estimate of 0, and 0 for any
   * other one without an error.
   */
  double pValue(double estimate) {
    if (estimate == 0 || standardError == 0) {
      return estimate == 0 ? 1 : 0;
    }
    double away = Math.abs(estimate) / standardError;
    double low = 0;
    double high = FARTHEST;
    for (int i = 0; i < HALVINGS; i++) {
      double t = (low + high) / 2;
      double reach = estimate > 0 ? below(t) : above(t);
      if (reach < away) {
        low = t;
      } else {
        high = t;
      }
    }
    return 2 * student().cumulativeProbability(-low);
  }

  /**
   * Willink's quantile, which is ((1 + 6a(t - a))^(1/3) - 1) / (2a), written so that a = 0 gives t.
   */
  private double willink(double t) {
    double a = confidence.skewness() * skewness / 6;
    double root = StrictMath.cbrt(1 + 6 * a * (t - a));
    return 3 * (t - a) / (root * root + root + 1);
  }
}
