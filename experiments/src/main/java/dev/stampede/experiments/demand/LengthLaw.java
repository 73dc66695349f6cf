package dev.stampede.experiments.demand;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.special.Gamma;

/**
 * A law fitted to lengths by maximum likelihood.
 *
 * @param name as the scenario language has it; {@code gamma} is none of its
 * @param shape of a gamma or Weibull law; of a lognormal one the standard deviation of the
 *     logarithm
 * @param scale of a gamma or Weibull law, in tokens; of a lognormal one the median
 * @param distance from the lengths: the largest difference of the distribution functions
 */
public record LengthLaw(String name, double shape, double scale, double distance) {

  private static final double LEAST_SHAPE = 0.05;
  private static final double MOST_SHAPE = 50;

  /** Fits a lognormal law to lengths above 0. */
  static LengthLaw lognormal(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += Math.log(value) / values.length;
    }
    double squares = 0;
    for (double value : values) {
      double rest = Math.log(value) - mean;
      squares += rest * rest / values.length;
    }
    double sigma = Math.sqrt(squares);
    return of("lognormal", sigma, Math.exp(mean), values, new LogNormalDistribution(mean, sigma));
  }

  /** Fits a gamma law to lengths above 0. */
  static LengthLaw gamma(double[] values) {
    double mean = 0;
    double logs = 0;
    for (double value : values) {
      mean += value / values.length;
      logs += Math.log(value) / values.length;
    }
    double gap = Math.log(mean) - logs;
    double shape = largest(k -> k * Math.log(k) - k - Gamma.logGamma(k) - k * gap);
    return of("gamma", shape, mean / shape, values, new GammaDistribution(shape, mean / shape));
  }

  /** Fits a Weibull law to lengths above 0. */
  static LengthLaw weibull(double[] values) {
    double[] logs = new double[values.length];
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(values[i]);
      sum += logs[i] / logs.length;
    }
    double meanLog = sum;
    double shape = largest(k -> Math.log(k) + k * meanLog - Math.log(meanPower(logs, k)));
    double scale = Math.pow(meanPower(logs, shape), 1 / shape);
    return of("weibull", shape, scale, values, new WeibullDistribution(shape, scale));
  }

  private static double meanPower(double[] logs, double power) {
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(power * log);
    }
    return sum / logs.length;
  }

  private interface Likelihood {
    double of(double shape);
  }

  private static double largest(Likelihood likelihood) {
    return Math.exp(
        new BrentOptimizer(1e-6, 1e-8)
            .optimize(
                new MaxEval(200),
                GoalType.MAXIMIZE,
                new SearchInterval(Math.log(LEAST_SHAPE), Math.log(MOST_SHAPE), 0),
                new UnivariateObjectiveFunction(log -> likelihood.of(Math.exp(log))))
            .getPoint());
  }

  private static LengthLaw of(
      String name, double shape, double scale, double[] values, RealDistribution law) {
    return new LengthLaw(name, shape, scale, Distance.of(values, law::cumulativeProbability));
  }
}
