package dev.stampede.engine.random;

/**
 * The gamma function by the approximation of C. Lanczos, "A precision approximation of the gamma
 * function", SIAM Journal on Numerical Analysis B 1, 1964, with g = 7 and nine coefficients (P.
 * Godfrey, 2001). Relative error below 1e-14 for arguments from 1 up to 30, below 1e-13 up to 100.
 */
final class Gamma {

  private static final double G = 7;
  private static final double[] COEFFICIENTS = {
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private Gamma() {}

  /** Returns the gamma function at x, at least 1. */
  static double of(double x) {
    double z = x - 1;
    double t = z + G + 0.5;
    return StrictMath.sqrt(2 * Math.PI) * StrictMath.pow(t, z + 0.5) * StrictMath.exp(-t) * sum(z);
  }

  /** Returns the logarithm of the gamma function at x, positive; absolute error below 1e-14 x. */
  static double logOf(double x) {
    if (x < 1) {
      return logOf(x + 1) - StrictMath.log(x);
    }
    double z = x - 1;
    double t = z + G + 0.5;
    return StrictMath.log(2 * Math.PI) / 2
        + (z + 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum(z));
  }

  private static double sum(double z) {
    double sum = COEFFICIENTS[0];
    for (int i = 1; i < COEFFICIENTS.length; i++) {
      sum += COEFFICIENTS[i] / (z + i);
    }
    return sum;
  }
}
