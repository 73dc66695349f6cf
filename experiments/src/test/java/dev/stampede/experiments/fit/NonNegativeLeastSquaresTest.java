package dev.stampede.experiments.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonNegativeLeastSquaresTest {

  @Test
  void positiveCoefficients_areThoseOfLeastSquares() {
    // y = 1 + 2x through (0, 1), (1, 3), (2, 5)
    double[] c =
        NonNegativeLeastSquares.solve(
            new double[][] {{1, 0}, {1, 1}, {1, 2}}, new double[] {1, 3, 5});

    assertThat(c[0]).isCloseTo(1, within(1e-12));
    assertThat(c[1]).isCloseTo(2, within(1e-12));
  }

  @Test
  void coefficientsThatWouldBeNegative_areZero() {
    // The line falls, so the best that may not fall is the mean.
    double[] c =
        NonNegativeLeastSquares.solve(
            new double[][] {{1, 0}, {1, 1}, {1, 2}}, new double[] {5, 3, 1});

    assertThat(c).containsExactly(new double[] {3, 0}, within(1e-12));
  }

  @Test
  void ofColumnsThatCannotBeToldApart_oneIsUsed() {
    double[] c =
        NonNegativeLeastSquares.solve(
            new double[][] {{1, 2, 0}, {2, 4, 0}, {3, 6, 0}}, new double[] {2, 4, 6});

    assertThat(c).containsExactly(new double[] {2, 0, 0}, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void atTheSolution_noCoefficientCanBeMovedForTheBetter(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int problem = 0; problem < 50; problem++) {
      double[][] rows = new double[8][5];
      double[] wanted = new double[8];
      for (int i = 0; i < rows.length; i++) {
        for (int k = 0; k < rows[i].length; k++) {
          rows[i][k] = random.nextDouble(-1, 1);
        }
        wanted[i] = random.nextDouble(-1, 1);
      }
      double[] c = NonNegativeLeastSquares.solve(rows, wanted);
      for (int k = 0; k < c.length; k++) { // the conditions of Karush, Kuhn and Tucker
        double gradient = 0;
        for (int i = 0; i < rows.length; i++) {
          double residual = -wanted[i];
          for (int m = 0; m < c.length; m++) {
            residual += rows[i][m] * c[m];
          }
          gradient += rows[i][k] * residual;
        }
        assertThat(c[k]).isNotNegative();
        assertThat(gradient).isGreaterThan(-1e-9);
        assertThat(gradient * c[k]).isCloseTo(0, within(1e-9));
      }
    }
  }
}
