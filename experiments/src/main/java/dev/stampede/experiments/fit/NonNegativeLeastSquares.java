package dev.stampede.experiments.fit;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Least squares with no coefficient below zero, for a handful of coefficients: of all sets of
 * columns, those that the others are not needed for are tried first, and a larger set has to be
 * better to be taken. So of columns that cannot be told apart only one gets a coefficient.
 */
final class NonNegativeLeastSquares {

  private static final double SINGULAR = 1e-9;

  /** A set with more columns must leave less than this share of the squares. */
  private static final double BETTER = 1 - 1e-9;

  private final RealMatrix columns;
  private final RealVector wanted;
  private final double[] norms;
  private double[] best;
  private double leastSquares = Double.POSITIVE_INFINITY;

  private NonNegativeLeastSquares(double[][] rows, double[] wanted) {
    this.columns = MatrixUtils.createRealMatrix(rows);
    this.wanted = new ArrayRealVector(wanted, false);
    this.norms = new double[columns.getColumnDimension()];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = columns.getColumnVector(i).getNorm();
      if (norms[i] > 0) {
        columns.setColumnVector(i, columns.getColumnVector(i).mapDivide(norms[i]));
      }
    }
    this.best = new double[norms.length];
  }

  /**
   * Returns the coefficients of the columns.
   *
   * @param rows one for each equation, as many coefficients in each; at most 16
   * @param wanted right-hand sides, one for each row
   */
  static double[] solve(double[][] rows, double[] wanted) {
    NonNegativeLeastSquares problem = new NonNegativeLeastSquares(rows, wanted);
    int all = problem.norms.length;
    for (int size = 1; size <= all; size++) {
      for (int set = 1; set < 1 << all; set++) {
        if (Integer.bitCount(set) == size) {
          problem.attempt(set, size);
        }
      }
    }
    double[] coefficients = problem.best;
    for (int i = 0; i < all; i++) {
      coefficients[i] = coefficients[i] == 0 ? 0 : coefficients[i] / problem.norms[i];
    }
    return coefficients;
  }

  private void attempt(int set, int size) {
    int[] chosen = new int[size];
    int count = 0;
    for (int i = 0; i < norms.length; i++) {
      if ((set >> i & 1) != 0) {
        if (norms[i] == 0) {
          return;
        }
        chosen[count++] = i;
      }
    }
    if (size > columns.getRowDimension()) {
      return;
    }
    int[] rows = new int[columns.getRowDimension()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    RealMatrix part = columns.getSubMatrix(rows, chosen);
    DecompositionSolver solver = new QRDecomposition(part, SINGULAR).getSolver();
    if (!solver.isNonSingular()) {
      return;
    }
    RealVector solution = solver.solve(wanted);
    double squares = wanted.subtract(part.operate(solution)).getNorm();
    squares *= squares;
    if (solution.getMinValue() < 0 || squares >= leastSquares * BETTER) {
      return;
    }
    leastSquares = squares;
    best = new double[norms.length];
    for (int i = 0; i < size; i++) {
      best[chosen[i]] = solution.getEntry(i);
    }
  }
}
