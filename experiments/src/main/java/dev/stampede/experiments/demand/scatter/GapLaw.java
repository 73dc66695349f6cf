package dev.stampede.experiments.demand.scatter;

import dev.stampede.engine.random.RandomStream;
import org.apache.commons.math3.special.Gamma;

/** The law of independent gaps with mean 1. */
enum GapLaw {
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

    /** G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", 2000. */
    @Override
    double draw(double shape, RandomStream random) {
      double boost = shape < 1 ? Math.pow(random.nextUniform(), 1 / shape) : 1;
      double d = (shape < 1 ? shape + 1 : shape) - 1 / 3.0;
      double c = 1 / Math.sqrt(9 * d);
      while (true) {
        double normal =
            Math.sqrt(2 * random.nextExponential()) * Math.cos(2 * Math.PI * random.nextUniform());
        double root = 1 + c * normal;
        double v = root * root * root;
        if (root > 0
            && -random.nextExponential() < normal * normal / 2 + d - d * v + d * Math.log(v)) {
          return boost * d * v / shape;
        }
      }
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
    double draw(double shape, RandomStream random) {
      return scale(shape) * Math.pow(random.nextExponential(), 1 / shape);
    }

    private double scale(double shape) {
      return Math.exp(-Gamma.logGamma(1 + 1 / shape));
    }
  };

  private final String word;

  GapLaw(String word) {
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

  abstract double draw(double shape, RandomStream random);
}
