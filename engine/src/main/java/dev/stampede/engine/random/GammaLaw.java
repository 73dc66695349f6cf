package dev.stampede.engine.random;

/**
 * The gamma distribution: sums of exponential times, and what most gaps between requests of one
 * client look like. Its quantiles are those of an {@link InverseTable}.
 */
public final class GammaLaw implements Distribution {

  /** Below it most values are smaller than any unit; above it a normal law does as well. */
  public static final double LEAST_SHAPE = 0.05;

  /** See {@link #LEAST_SHAPE}. */
  public static final double GREATEST_SHAPE = 10_000;

  private final double shape;
  private final double scale;
  private final InverseTable inverse;

  /**
   * Describes a law.
   *
   * @param shape from {@link #LEAST_SHAPE} to {@link #GREATEST_SHAPE}
   * @param scale mean / shape, positive
   */
  public GammaLaw(double shape, double scale) {
    Ranges.within("shape", shape, LEAST_SHAPE, GREATEST_SHAPE);
    Ranges.positive("scale", scale);
    this.shape = shape;
    this.scale = scale;
    this.inverse = new InverseTable(this);
  }

  @Override
  public double quantile(double u) {
    return inverse.at(u);
  }

  @Override
  public double mean() {
    return shape * scale;
  }

  @Override
  public double below(double x) {
    return IncompleteGamma.lower(shape, x / scale);
  }

  @Override
  public double above(double x) {
    return IncompleteGamma.upper(shape, x / scale);
  }

  @Override
  public String toString() {
    return "gamma of shape %s and scale %s".formatted(shape, scale);
  }
}
