package dev.stampede.experiments.demand.scatter;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.pattern.GapLaw;
import dev.stampede.models.arrival.pattern.Renewal;
import java.util.List;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Independent gaps of one law, in time that is rescaled by the rate.
 *
 * @param law of the gaps
 * @param shape of the law, positive
 */
record RenewalScatter(RenewalLaw law, double shape) implements Scatter {

  private static final double LEAST_SHAPE = 0.05;
  private static final double MOST_SHAPE = 50;
  private static final int MOST_EVALUATIONS = 200;

  /** With so many gaps a window's dispersion is known to about a hundredth. */
  private static final int GAPS = 400_000;

  /** Windows longer than so many gaps have the dispersion of endless ones. */
  private static final double LONG_WINDOW = 400;

  /** Fits the shape by maximum likelihood, the mean being that of the rate. */
  static RenewalScatter fit(RenewalLaw law, Paced paced) {
    double[] gaps = paced.expected();
    double[] logs = new double[gaps.length];
    for (int i = 0; i < gaps.length; i++) {
      logs[i] = Math.log(gaps[i]);
    }
    double best =
        new BrentOptimizer(1e-6, 1e-8)
            .optimize(
                new MaxEval(MOST_EVALUATIONS),
                GoalType.MAXIMIZE,
                new SearchInterval(Math.log(LEAST_SHAPE), Math.log(MOST_SHAPE), 0),
                new UnivariateObjectiveFunction(
                    logShape -> logLikelihood(law, gaps, logs, Math.exp(logShape))))
            .getPoint();
    return new RenewalScatter(law, Math.exp(best));
  }

  private static double logLikelihood(RenewalLaw law, double[] gaps, double[] logs, double shape) {
    double sum = 0;
    for (int i = 0; i < gaps.length; i++) {
      sum += law.logDensity(gaps[i], logs[i], shape);
    }
    return sum;
  }

  @Override
  public String kind() {
    return law.word();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("cv", law.cv(shape), ""));
  }

  @Override
  public double walk(Paced paced, double[] residuals) {
    double sum = 0;
    for (int i = 0; i < paced.size(); i++) {
      double gap = paced.expected()[i];
      residuals[i] = law.minusLogLonger(gap, shape);
      sum += law.logDensity(gap, Math.log(gap), shape) + Math.log(paced.rates()[i]);
    }
    return sum;
  }

  /**
   * Of long windows the square of the gaps' coefficient of variation (W. Feller, "An Introduction
   * to Probability Theory" II, XI.1), of shorter ones as counted among gaps drawn for it.
   */
  @Override
  public double dispersion(double ratePerSecond, double seconds) {
    double cv = law.cv(shape);
    double length = ratePerSecond * seconds;
    if (length > LONG_WINDOW * Math.max(1, cv * cv)) {
      return cv * cv;
    }
    RandomStream random = new RandomStreams(1, 0).stream("dispersion");
    GapLaw gaps = law.gaps(shape);
    double at = 0;
    double squares = 0;
    long windows = 0;
    long arrivals = 0;
    long inWindow = 0;
    for (int i = 0; i < GAPS; i++) {
      at += gaps.next(random);
      while (at >= (windows + 1) * length) {
        squares += (double) inWindow * inWindow;
        arrivals += inWindow;
        inWindow = 0;
        windows++;
      }
      inWindow++;
    }
    double mean = (double) arrivals / windows;
    return (squares / windows - mean * mean) / mean;
  }

  @Override
  public Pattern pattern() {
    return new Renewal(law.gaps(shape));
  }
}
