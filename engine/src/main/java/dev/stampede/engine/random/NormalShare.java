package dev.stampede.engine.random;

/**
 * The distribution function of the standard normal distribution, by the complementary error
 * function of W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics
 * of Computation 23(107), 1969. Relative error about 1e-15, in the lower tail up to 1e-13; zero
 * below -38.4. Coefficients from the paper.
 */
final class NormalShare {

  private static final double SQRT_HALF = 0.70710678118654752440;
  private static final double ONE_BY_SQRT_PI = 5.6418958354775628695e-1;
  private static final double CENTRE = 0.46875;

  /** Beyond it nothing is left that a double could hold. */
  private static final double FARTHEST = 27.2;

  private static final double[] CENTRE_ABOVE = {
    3.20937758913846947e3,
    3.77485237685302021e2,
    1.13864154151050156e2,
    3.16112374387056560e0,
    1.85777706184603153e-1
  };
  private static final double[] CENTRE_BELOW = {
    2.84423683343917062e3, 1.28261652607737228e3, 2.44024637934444173e2, 2.36012909523441209e1, 1.0
  };
  private static final double[] SHOULDER_ABOVE = {
    1.23033935479799725e3, 2.05107837782607147e3, 1.71204761263407058e3, 8.81952221241769090e2,
    2.98635138197400131e2, 6.61191906371416295e1, 8.88314979438837594e0, 5.64188496988670089e-1,
    2.15311535474403846e-8
  };
  private static final double[] SHOULDER_BELOW = {
    1.23033935480374942e3,
    3.43936767414372164e3,
    4.36261909014324716e3,
    3.29079923573345963e3,
    1.62138957456669019e3,
    5.37181101862009858e2,
    1.17693950891312499e2,
    1.57449261107098347e1,
    1.0
  };
  private static final double[] TAIL_ABOVE = {
    6.58749161529837803e-4,
    1.60837851487422766e-2,
    1.25781726111229246e-1,
    3.60344899949804439e-1,
    3.05326634961232344e-1,
    1.63153871373020978e-2
  };
  private static final double[] TAIL_BELOW = {
    2.33520497626869185e-3,
    6.05183413124413191e-2,
    5.27905102951428412e-1,
    1.87295284992346725e0,
    2.56852019228982242e0,
    1.0
  };

  private NormalShare() {}

  /** Returns P(X &lt;= x). */
  static double below(double x) {
    return 0.5 * complementaryError(-x * SQRT_HALF);
  }

  /** Returns the density at x. */
  static double density(double x) {
    return StrictMath.exp(-x * x / 2) * SQRT_HALF * ONE_BY_SQRT_PI;
  }

  private static double complementaryError(double x) {
    double y = Math.abs(x);
    if (y > FARTHEST) {
      return x < 0 ? 2 : 0;
    }
    if (y <= CENTRE) {
      double square = y * y;
      return 1 - x * polynomial(CENTRE_ABOVE, square) / polynomial(CENTRE_BELOW, square);
    }
    double scaled;
    if (y <= 4) {
      scaled = polynomial(SHOULDER_ABOVE, y) / polynomial(SHOULDER_BELOW, y);
    } else {
      double square = 1 / (y * y);
      scaled = square * polynomial(TAIL_ABOVE, square) / polynomial(TAIL_BELOW, square);
      scaled = (ONE_BY_SQRT_PI - scaled) / y;
    }
    // exp(-y^2), with y^2 in two parts so that its rounding does not show
    double rounded = StrictMath.floor(y * 16) / 16;
    double rest = (y - rounded) * (y + rounded);
    double tail = scaled * StrictMath.exp(-rounded * rounded) * StrictMath.exp(-rest);
    return x < 0 ? 2 - tail : tail;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
