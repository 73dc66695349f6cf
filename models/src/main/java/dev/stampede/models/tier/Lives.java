package dev.stampede.models.tier;

import dev.stampede.engine.random.Distribution;
import java.util.Arrays;

/**
 * What is left of a session that somebody meets under way: long ones are met in proportion to their
 * length, anywhere within it.
 */
final class Lives {

  /** Points in which the law of lives is read. */
  private static final int POINTS = 1000;

  /** For the i-th point, the sum of the lives up to it. */
  private final double[] lives = new double[POINTS];

  Lives(Distribution life) {
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += life.quantile((i + 0.5) / POINTS);
      lives[i] = sum;
    }
  }

  /**
   * Returns how many seconds are left.
   *
   * @param chance in (0, 1)
   */
  double left(double chance) {
    double met = chance * lives[POINTS - 1];
    int point = Arrays.binarySearch(lives, met);
    int i = point < 0 ? -point - 1 : point;
    return lives[i] - met;
  }
}
