package dev.stampede.models.theory;

import java.util.function.IntToDoubleFunction;

/**
 * A birth and death chain at rest: the probability of n is in proportion to the product of births(k
 * - 1) / deaths(k) over all k up to n (D. G. Kendall, "On the generalized birth-and-death process",
 * Annals of Mathematical Statistics 19, 1948).
 */
public final class BirthDeath {

  /** Weights are kept below this. */
  private static final double LARGE = 1e200;

  private final double[] share;

  private BirthDeath(double[] share) {
    this.share = share;
  }

  /**
   * Returns the chain on 0 to {@code most}.
   *
   * @param births rate from n to n + 1, at least 0
   * @param deaths rate from n to n - 1, positive, for n from 1 on
   */
  public static BirthDeath of(int most, IntToDoubleFunction births, IntToDoubleFunction deaths) {
    double[] weight = new double[most + 1];
    weight[0] = 1;
    for (int n = 1; n <= most; n++) {
      weight[n] = weight[n - 1] * births.applyAsDouble(n - 1) / deaths.applyAsDouble(n);
      if (weight[n] > LARGE) {
        scale(weight, n, weight[n]);
      }
    }
    double sum = 0;
    for (double each : weight) {
      sum += each;
    }
    scale(weight, most, sum);
    return new BirthDeath(weight);
  }

  private static void scale(double[] weight, int last, double by) {
    for (int n = 0; n <= last; n++) {
      weight[n] /= by;
    }
  }

  /** The largest number. */
  public int most() {
    return share.length - 1;
  }

  /** The probability of a number from 0 to {@link #most}. */
  public double share(int number) {
    return share[number];
  }

  /** The probability of a number or more. */
  public double from(int number) {
    double sum = 0;
    for (int n = share.length - 1; n >= number; n--) {
      sum += share[n];
    }
    return sum;
  }

  /** The mean number. */
  public double mean() {
    return mean(n -> n);
  }

  /** The mean of what hangs on the number. */
  public double mean(IntToDoubleFunction value) {
    double sum = 0;
    for (int n = 0; n < share.length; n++) {
      sum += value.applyAsDouble(n) * share[n];
    }
    return sum;
  }

  /** Returns the probabilities of all numbers, in a copy. */
  public double[] shares() {
    return share.clone();
  }
}
