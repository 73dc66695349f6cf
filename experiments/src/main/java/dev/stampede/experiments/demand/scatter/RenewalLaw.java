package dev.stampede.experiments.demand.scatter;

import dev.stampede.models.arrival.pattern.GammaGaps;
import dev.stampede.models.arrival.pattern.GapLaw;
import dev.stampede.models.arrival.pattern.WeibullGaps;
import org.apache.commons.math3.special.Gamma;

/** The law of independent gaps with mean 1. */
enum RenewalLaw {
  /** Gamma: a sum of exponential parts where the shape is whole. */
  GAMMA("gamma") {
    @Override
    double logDensity(double gap, double logGap, double shape) {
      return shape * Math.log(shape) - Gamma.logGamma(shape) + (shape - 1) * logGap - shape * gap;
    }

    @Override
    double minusLogLonger(double gap, double shape) {
      double longer = Gamma.regularizedGammaQ(shape, shape * gap, 1e-12, 100_000);
      return longer > 0 ? -Math.log(longer) : shape * gap;
    }

    @Override
    double cv(double shape) {
      return 1 / Math.sqrt(shape);
    }

    @Override
    GapLaw gaps(double shape) {
      return new GammaGaps(cv(shape));
    }
  },
  /** Weibull: heavier or lighter than exponential in its tail. */
  WEIBULL("weibull") {
    @Override
    double logDensity(double gap, double logGap, double shape) {
      double logRatio = logGap - Math.log(scale(shape));
      return Math.log(shape) + shape * logRatio - logGap - Math.exp(shape * logRatio);
    }

    @Override
    double minusLogLonger(double gap, double shape) {
      return Math.pow(gap / scale(shape), shape);
    }

    @Override
    double cv(double shape) {
      double log = Gamma.logGamma(1 + 2 / shape) - 2 * Gamma.logGamma(1 + 1 / shape);
      return Math.sqrt(Math.exp(log) - 1);
    }

    @Override
    GapLaw gaps(double shape) {
      return WeibullGaps.ofShape(Math.max(WeibullGaps.LOWEST_SHAPE, shape));
    }

    private double scale(double shape) {
      return Math.exp(-Gamma.logGamma(1 + 1 / shape));
    }
  };

  private final String word;

  RenewalLaw(String word) {
    this.word = word;
  }

  /** Its name in the scenario language. */
  String word() {
    return word;
  }

  abstract double logDensity(double gap, double logGap, double shape);

  /** Minus the logarithm of the chance of a longer gap. */
  abstract double minusLogLonger(double gap, double shape);

  /** Standard deviation of a gap of mean 1. */
  abstract double cv(double shape);

  /** The same law as a run draws from it. */
  abstract GapLaw gaps(double shape);
}
