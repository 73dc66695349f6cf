package dev.stampede.models.market;

import dev.stampede.engine.random.Distribution;
import java.util.Arrays;

/** How long calls are served that may be given up meanwhile, from the quantiles of a law. */
final class ServiceLaw {

  private static final int QUANTILES = 10_000;
  private static final double HUNDREDTHS = 100;

  private final double[] seconds = new double[QUANTILES];

  /** For the i-th, the sum of those before it. */
  private final double[] sums = new double[QUANTILES + 1];

  private final double variability;

  /** Rate at which calls are given up while they are served, and what is left of them then. */
  private final double giving;

  private final double[] keptSums;
  private double slowness = 1;
  private double addedSeconds;

  /**
   * Reads a law of seconds that has a mean.
   *
   * @param giving rate a second at which calls are given up by their owners meanwhile, at least 0
   */
  ServiceLaw(Distribution law, double giving) {
    this.giving = giving;
    this.keptSums = new double[giving > 0 ? QUANTILES + 1 : 0];
    Arrays.setAll(seconds, i -> law.quantile((i + 0.5) / QUANTILES));
    double read = Arrays.stream(seconds).sum() / QUANTILES;
    double scale = read == 0 ? 1 : law.mean() / read;
    double squares = 0;
    for (int i = 0; i < QUANTILES; i++) {
      seconds[i] *= scale;
      sums[i + 1] = sums[i] + seconds[i];
      squares += seconds[i] * seconds[i];
    }
    double mean = sums[QUANTILES] / QUANTILES;
    double cv2 = mean == 0 ? 1 : squares / QUANTILES / (mean * mean) - 1;
    variability = StrictMath.rint((1 + cv2) / 2 * HUNDREDTHS) / HUNDREDTHS;
    condition(1, 0);
  }

  /** Makes it so many times as long, infinite for never ending, and so much longer. */
  void condition(double newSlowness, double newAddedSeconds) {
    slowness = newSlowness;
    addedSeconds = newAddedSeconds;
    if (giving > 0 && !Double.isInfinite(slowness)) {
      for (int i = 0; i < QUANTILES; i++) {
        double kept = StrictMath.exp(-giving * (addedSeconds + slowness * seconds[i]));
        keptSums[i + 1] = keptSums[i] + kept;
      }
    }
  }

  /**
   * (1 + c^2) / 2 with the coefficient of variation c: how much longer calls wait than behind
   * exponential services. By Pollaczek and Khinchine it is exact for one server; Lee and Longton
   * (1959) take it for several.
   */
  double variability() {
    return variability;
  }

  /** Whether a call takes no time at all. */
  boolean isNothing() {
    return addedSeconds == 0 && sums[QUANTILES] == 0;
  }

  /**
   * Mean seconds of a service that ends after so many, which may be infinite, or when it is given
   * up by its owner.
   */
  double meanWithin(double most) {
    double left = most - addedSeconds;
    if (left <= 0 || Double.isInfinite(slowness)) {
      return giving == 0 ? most : -StrictMath.expm1(-giving * most) / giving;
    }
    double limit = left / slowness;
    int done = within(limit);
    if (giving > 0) {
      double cutOff = done == QUANTILES ? 0 : (QUANTILES - done) * StrictMath.exp(-giving * most);
      return (QUANTILES - keptSums[done] - cutOff) / (giving * QUANTILES);
    }
    double cutOff = done == QUANTILES ? 0 : (QUANTILES - done) * limit;
    return addedSeconds + slowness * (sums[done] + cutOff) / QUANTILES;
  }

  /** Share of the services that end within so many seconds, before they are given up. */
  double shareWithin(double most) {
    double left = most - addedSeconds;
    if (left < 0 || Double.isInfinite(slowness)) {
      return 0;
    }
    int done = within(left / slowness);
    return giving > 0 ? keptSums[done] / QUANTILES : (double) done / QUANTILES;
  }

  /** How many quantiles are at most so long. */
  private int within(double limit) {
    int low = 0;
    int high = QUANTILES;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
