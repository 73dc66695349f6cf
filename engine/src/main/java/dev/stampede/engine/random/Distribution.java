package dev.stampede.engine.random;

import dev.stampede.engine.measure.Seconds;

/**
 * A distribution of a quantity that is not negative: a duration, a number of tokens. It is sampled
 * by inversion, so that one uniform number gives one value and a larger one a larger value: two
 * systems that are compared on the same numbers see the same work.
 *
 * <p>Parameters must be finite; out-of-range ones are rejected with their name and value.
 */
public sealed interface Distribution
    permits Distribution.Constant,
        Distribution.Uniform,
        Distribution.Exponential,
        Distribution.Lognormal,
        Distribution.Weibull,
        Distribution.Pareto,
        Distribution.Loglogistic,
        GammaLaw,
        Quantiles,
        Mixture,
        Empirical,
        Capped {

  /** Longer than any run, and short enough to be added to any time in it. */
  double HUNDRED_YEARS_IN_SECONDS = Seconds.HUNDRED_YEARS;

  /**
   * Returns the value below which a share {@code u} of all values lie.
   *
   * @param u in (0, 1)
   */
  double quantile(double u);

  /** Returns the mean; infinite where the distribution has none. */
  double mean();

  /** Returns the share of all values that are at most {@code x}, which is not negative. */
  double below(double x);

  /**
   * Returns the share of all values that are larger than {@code x}, which is not negative: as exact
   * where it is tiny.
   */
  double above(double x);

  /**
   * Returns the quantile of a distribution of seconds in nanoseconds, at most a hundred years.
   *
   * @param u in (0, 1)
   */
  default long quantileNanos(double u) {
    return Seconds.toNanos(quantile(u));
  }

  /** Always the same value, at least 0. */
  record Constant(double value) implements Distribution {
    public Constant {
      Ranges.atLeastZero("value", value);
    }

    @Override
    public double quantile(double u) {
      return value;
    }

    @Override
    public double mean() {
      return value;
    }

    @Override
    public double below(double x) {
      return x >= value ? 1 : 0;
    }

    @Override
    public double above(double x) {
      return x >= value ? 0 : 1;
    }
  }

  /** Any value from {@code min} to {@code max} alike. */
  record Uniform(double min, double max) implements Distribution {
    public Uniform {
      Ranges.atLeastZero("min", min);
      Ranges.atLeast("max", max, "min", min);
    }

    @Override
    public double quantile(double u) {
      return min + u * (max - min);
    }

    @Override
    public double mean() {
      return (min + max) / 2;
    }

    @Override
    public double below(double x) {
      return x >= max ? 1 : Math.max(0, (x - min) / (max - min));
    }

    @Override
    public double above(double x) {
      return x < min ? 1 : x >= max ? 0 : (max - x) / (max - min);
    }
  }

  /** Memoryless: the time between events that do not know of each other. */
  record Exponential(double mean) implements Distribution {
    public Exponential {
      Ranges.positive("mean", mean);
    }

    @Override
    public double quantile(double u) {
      return -mean * StrictMath.log1p(-u);
    }

    @Override
    public double below(double x) {
      return -StrictMath.expm1(-x / mean);
    }

    @Override
    public double above(double x) {
      return StrictMath.exp(-x / mean);
    }
  }

  /**
   * The exponential of a normal variable: most values moderate, a few very large.
   *
   * @param mu mean of the logarithm
   * @param sigma standard deviation of the logarithm, at least 0
   */
  record Lognormal(double mu, double sigma) implements Distribution {
    public Lognormal {
      Ranges.finite("mu", mu);
      Ranges.atLeastZero("sigma", sigma);
    }

    /**
     * Returns the distribution with a given median and another percentile.
     *
     * @param median positive
     * @param share of the other percentile, in (0.5, 1)
     * @param value of the other percentile, at least the median
     */
    public static Lognormal ofPercentiles(double median, double share, double value) {
      Ranges.positive("p50", median);
      Ranges.between("share", share, 0.5, 1);
      Ranges.atLeast(Quantiles.percentile(share), value, "p50", median);
      return new Lognormal(
          StrictMath.log(median), StrictMath.log(value / median) / NormalQuantile.of(share));
    }

    /**
     * Returns the distribution with a given mean and coefficient of variation.
     *
     * @param mean positive
     * @param cv standard deviation / mean, at least 0
     */
    public static Lognormal ofMean(double mean, double cv) {
      Ranges.positive("mean", mean);
      Ranges.atLeastZero("cv", cv);
      double variance = StrictMath.log1p(cv * cv);
      return new Lognormal(StrictMath.log(mean) - variance / 2, StrictMath.sqrt(variance));
    }

    @Override
    public double quantile(double u) {
      return StrictMath.exp(mu + sigma * NormalQuantile.of(u));
    }

    @Override
    public double mean() {
      return StrictMath.exp(mu + sigma * sigma / 2);
    }

    @Override
    public double below(double x) {
      return sigma == 0 ? (x >= mean() ? 1 : 0) : NormalShare.below(deviations(x));
    }

    @Override
    public double above(double x) {
      return sigma == 0 ? (x >= mean() ? 0 : 1) : NormalShare.below(-deviations(x));
    }

    private double deviations(double x) {
      return (StrictMath.log(x) - mu) / sigma;
    }
  }

  /**
   * P(X &gt; x) = exp(-(x / scale)^shape): bursty below shape 1, regular above.
   *
   * @param shape positive
   * @param scale positive
   */
  record Weibull(double shape, double scale) implements Distribution {
    public Weibull {
      Ranges.positive("shape", shape);
      Ranges.positive("scale", scale);
    }

    @Override
    public double quantile(double u) {
      return scale * StrictMath.pow(-StrictMath.log1p(-u), 1 / shape);
    }

    @Override
    public double mean() {
      return scale * Gamma.of(1 + 1 / shape);
    }

    @Override
    public double below(double x) {
      return -StrictMath.expm1(-StrictMath.pow(x / scale, shape));
    }

    @Override
    public double above(double x) {
      return StrictMath.exp(-StrictMath.pow(x / scale, shape));
    }
  }

  /**
   * P(X &gt; x) = (min / x)^shape for x above min: a tail without a typical size.
   *
   * @param shape positive; the mean is infinite up to 1, the variance up to 2
   * @param min least value, positive
   */
  record Pareto(double shape, double min) implements Distribution {
    public Pareto {
      Ranges.positive("shape", shape);
      Ranges.positive("min", min);
    }

    @Override
    public double quantile(double u) {
      return min * StrictMath.pow(1 - u, -1 / shape);
    }

    @Override
    public double mean() {
      return shape > 1 ? shape * min / (shape - 1) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double below(double x) {
      return x <= min ? 0 : -StrictMath.expm1(shape * StrictMath.log(min / x));
    }

    @Override
    public double above(double x) {
      return x <= min ? 1 : StrictMath.pow(min / x, shape);
    }
  }

  /**
   * P(X &gt; x) = 1 / (1 + (x / scale)^shape): the odds of a value rise as a power of it, so that
   * the middle looks lognormal and the tail is Pareto's.
   *
   * @param shape positive; the mean is infinite up to 1, the variance up to 2
   * @param scale the median, positive
   */
  record Loglogistic(double shape, double scale) implements Distribution {
    public Loglogistic {
      Ranges.positive("shape", shape);
      Ranges.positive("scale", scale);
    }

    @Override
    public double quantile(double u) {
      return scale * StrictMath.pow(u / (1 - u), 1 / shape);
    }

    /** {@code scale (pi / shape) / sin(pi / shape)}. */
    @Override
    public double mean() {
      double angle = Math.PI / shape;
      return shape > 1 ? scale * angle / StrictMath.sin(angle) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double below(double x) {
      return x == 0 ? 0 : 1 / (1 + StrictMath.pow(scale / x, shape));
    }

    @Override
    public double above(double x) {
      return 1 / (1 + StrictMath.pow(x / scale, shape));
    }
  }
}
