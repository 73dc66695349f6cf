package dev.stampede.models.market;

import dev.stampede.engine.random.RandomKey;

/** How long it takes until so many of a line have started or given up, by a draw. */
final class Starts {

  /** Up to here the times between starts are drawn one by one. */
  private static final int FEW = 16;

  private Starts() {}

  /**
   * A sum of exponential times, in units of the mean of the last: while j others are before one in
   * the line, the next of them is gone after {@code 1 / (1 + j giving)}.
   *
   * @param many of them, at least 1
   * @param giving rate at which one gives up, over that at which the line starts
   */
  static double times(long key, long many, double giving) {
    if (many <= FEW) {
      double sum = 0;
      for (int i = 1; i <= many; i++) {
        double time = StrictMath.log(RandomKey.uniform(key, i));
        sum -= giving == 0 ? time : time / (1 + (many - i) * giving);
      }
      return sum;
    }
    double mean = many;
    double shape = many;
    if (giving > 0) {
      double first = 1 + 0.5 * giving;
      double last = 1 + (many - 0.5) * giving;
      mean = 1 + StrictMath.log(last / first) / giving;
      shape = mean * mean / (1 + (1 / first - 1 / last) / giving);
    }
    return sum(key, mean, shape);
  }

  /**
   * A time with the law of a sum of so many exponential ones; by E. B. Wilson and M. M. Hilferty,
   * "The distribution of chi-square", PNAS 17, 1931, from a normal of Box and Muller.
   */
  private static double sum(long key, double mean, double shape) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(RandomKey.uniform(key, 1)));
    double normal = radius * StrictMath.cos(2 * Math.PI * RandomKey.uniform(key, 2));
    double root = Math.max(0, 1 - 1 / (9.0 * shape) + normal / (3 * StrictMath.sqrt(shape)));
    return mean * root * root * root;
  }
}
