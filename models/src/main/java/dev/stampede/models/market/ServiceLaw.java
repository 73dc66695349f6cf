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
  private double slowness = 1;
  private double addedSeconds;

  /** Reads a law of seconds that has a mean. */
  ServiceLaw(Distribution law) {
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
  }

  /** Makes it so many times as long, infinite for never ending, and so much longer. */
  void condition(double newSlowness, double newAddedSeconds) {
    slowness = newSlowness;
    addedSeconds = newAddedSeconds;
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

  /** Mean seconds of a service that is given up after so many, which may be infinite. */
  double meanWithin(double most) {
    double left = most - addedSeconds;
    if (left <= 0) {
      return most;
    }
    if (Double.isInfinite(slowness)) {
      return most;
    }
    double limit = left / slowness;
    int done = within(limit);
    double cutOff = done == QUANTILES ? 0 : (QUANTILES - done) * limit;
    return addedSeconds + slowness * (sums[done] + cutOff) / QUANTILES;
  }

  /** Share of the services that end within so many seconds. */
  double shareWithin(double most) {
    double left = most - addedSeconds;
    return left < 0 || Double.isInfinite(slowness)
        ? 0
        : (double) within(left / slowness) / QUANTILES;
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
