package dev.stampede.experiments.demand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The largest value of a function that may have several hills: the best of many starts are followed
 * uphill (J. A. Nelder, R. Mead, "A simplex method for function minimization", 1965).
 */
public final class Search {

  private static final int FOLLOWED = 2;
  private static final int MOST_EVALUATIONS = 2_000;
  private static final double FIRST_STEP = 0.3;

  private Search() {}

  /**
   * Returns where the value is largest.
   *
   * @param starts at least one
   * @param tolerance of the value at which it ends
   */
  public static double[] best(
      ToDoubleFunction<double[]> value, List<double[]> starts, double tolerance) {
    List<PointValuePair> tried = new ArrayList<>();
    for (double[] start : starts) {
      tried.add(new PointValuePair(start, value.applyAsDouble(start)));
    }
    tried.sort(Comparator.comparing(PointValuePair::getValue, Comparator.reverseOrder()));
    PointValuePair best = tried.get(0);
    for (PointValuePair start : tried.subList(0, Math.min(FOLLOWED, tried.size()))) {
      PointValuePair end =
          new SimplexOptimizer(new SimpleValueChecker(-1, tolerance))
              .optimize(
                  new MaxEval(MOST_EVALUATIONS),
                  new ObjectiveFunction(value::applyAsDouble),
                  GoalType.MAXIMIZE,
                  new InitialGuess(start.getPoint()),
                  new NelderMeadSimplex(start.getPoint().length, FIRST_STEP));
      best = end.getValue() > best.getValue() ? end : best;
    }
    return best.getPoint();
  }

  /** From the whole line into (0, 1). */
  public static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The inverse of the logistic function. */
  public static double logit(double share) {
    return Math.log(share / (1 - share));
  }
}
