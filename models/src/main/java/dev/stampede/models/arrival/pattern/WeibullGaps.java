package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.random.Distribution.Weibull;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.check.Require;

/**
 * Gaps by a Weibull law: bursty below shape 1, Poisson at 1, regular above.
 *
 * @param shape from {@link #LOWEST_SHAPE} to {@link #HIGHEST_SHAPE}
 * @param scale that makes the mean 1
 */
public record WeibullGaps(double shape, double scale) implements GapLaw {

  /** With a coefficient of variation of 250. */
  public static final double LOWEST_SHAPE = 0.12;

  /** With a coefficient of variation of 0.013. */
  public static final double HIGHEST_SHAPE = 100;

  /** Rejects a shape out of range. */
  public WeibullGaps {
    Require.that(
        shape >= LOWEST_SHAPE && shape <= HIGHEST_SHAPE,
        "shape",
        shape,
        "lie between 0.12 and 100");
    Require.positive("scale", scale);
  }

  /** Returns gaps of a shape. */
  public static WeibullGaps ofShape(double shape) {
    return new WeibullGaps(shape, 1 / new Weibull(shape, 1).mean());
  }

  /**
   * Returns gaps of a coefficient of variation: {@code cv^2 + 1} is the mean of x^2 over the square
   * of that of x, and falls as the shape rises.
   *
   * @param cv standard deviation / mean, from 0.013 to 250; what is outside counts as its limit
   */
  public static WeibullGaps ofCv(double cv) {
    double low = LOWEST_SHAPE;
    double high = HIGHEST_SHAPE;
    for (int i = 0; i < Double.SIZE; i++) {
      double middle = (low + high) / 2;
      double mean = new Weibull(middle, 1).mean();
      if (new Weibull(middle / 2, 1).mean() / (mean * mean) - 1 > cv * cv) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return ofShape((low + high) / 2);
  }

  @Override
  public double next(RandomStream random) {
    return scale * StrictMath.pow(random.nextExponential(), 1 / shape);
  }

  /**
   * A gap in which a moment lies has the density x f(x): then (x / scale)^shape has a gamma law
   * with the shape 1 + 1 / shape.
   */
  @Override
  public double first(RandomStream random) {
    double gap = scale * StrictMath.pow(random.nextGamma(1 + 1 / shape), 1 / shape);
    return random.nextUniform() * gap;
  }
}
