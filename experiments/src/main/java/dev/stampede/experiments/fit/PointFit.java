package dev.stampede.experiments.fit;

import dev.stampede.models.batching.StepCost;
import java.util.List;

/**
 * Fits the cost of a step to the times per token of operating points: least squares of relative
 * errors, no coefficient below zero.
 *
 * <p>Points of few shapes leave open how much of the cost of a client is its cache and how much its
 * prompts. The delay that a prompt token causes under light load settles it: it counts so little
 * that it decides nothing that the times per token do decide. The cost of pairs of tokens cannot be
 * told apart from the others at all and is left at zero.
 */
public final class PointFit {

  /** Weight of the light load's equation, in times all the points together. */
  private static final double TIE_BREAK = 0.03;

  private static final int DELTA = 3;

  private PointFit() {}

  /**
   * Returns the cost that fits best.
   *
   * @param points to fit to, at least one
   */
  public static StepCost fit(List<OperatingPoint> points, Experts experts) {
    double delay = LightLoad.secondsPerPromptToken(points);
    boolean settled = !Double.isNaN(delay);
    int columns = experts.isDense() ? 4 : 5;
    double[][] rows = new double[points.size() + (settled ? 1 : 0)][columns];
    double[] wanted = new double[rows.length];
    double squares = 0;
    for (int i = 0; i < points.size(); i++) {
      OperatingPoint point = points.get(i);
      double[] row = {
        1,
        point.concurrency(),
        point.cachedTokens(),
        point.promptTokensPerStep(),
        experts.share(point.concurrency())
      };
      for (int c = 0; c < columns; c++) {
        rows[i][c] = row[c] / point.tokenSeconds();
      }
      wanted[i] = 1;
      squares += rows[i][DELTA] * rows[i][DELTA];
    }
    if (settled) {
      double weight = TIE_BREAK * StrictMath.sqrt(squares);
      rows[points.size()][DELTA] = weight;
      wanted[points.size()] = weight * delay;
    }
    double[] c = NonNegativeLeastSquares.solve(rows, wanted);
    double alphaMoe = experts.isDense() ? 0 : c[4];
    return new StepCost(c[0], alphaMoe, experts.total(), experts.active(), c[1], c[2], c[DELTA], 0);
  }
}
