package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.check.Require;

/**
 * Gaps by a gamma law: bursty where their coefficient of variation is above 1, Poisson at 1,
 * regular below, and all the same at 0.
 *
 * @param cv standard deviation / mean, from 0 to {@link #HIGHEST_CV}
 */
public record GammaGaps(double cv) implements GapLaw {

  /** Beyond it, all arrivals are at the same few moments. */
  public static final double HIGHEST_CV = 100;

  /** Rejects a variation out of range. */
  public GammaGaps {
    Require.that(cv >= 0 && cv <= HIGHEST_CV, "cv", cv, "lie between 0 and 100");
  }

  private double shape() {
    return 1 / (cv * cv);
  }

  @Override
  public double next(RandomStream random) {
    return cv == 0 ? 1 : random.nextGamma(shape()) / shape();
  }

  /** A gap in which a moment lies has the density x f(x), which is a gamma's with a shape 1 up. */
  @Override
  public double first(RandomStream random) {
    double gap = cv == 0 ? 1 : random.nextGamma(shape() + 1) / shape();
    return random.nextUniform() * gap;
  }
}
