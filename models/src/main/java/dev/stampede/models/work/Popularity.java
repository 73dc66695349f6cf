package dev.stampede.models.work;

import java.util.Arrays;

/**
 * How often each of a number of things is asked about, by Zipf's law: the k-th most popular in
 * proportion to {@code 1 / k^exponent}. It takes 12 bytes for each, and a draw takes a few steps
 * whatever their number is.
 */
public final class Popularity {

  /** Share of all that is asked about the things up to each one. */
  private final double[] upTo;

  /** For equal parts of (0, 1), the first thing that may be the one. */
  private final int[] first;

  /**
   * Tabulates the law.
   *
   * @param things how many there are, positive
   * @param exponent at least 0; 0 makes all equally popular
   */
  public Popularity(int things, double exponent) {
    upTo = new double[things];
    double sum = 0;
    for (int i = 0; i < things; i++) {
      sum += StrictMath.pow(i + 1.0, -exponent);
      upTo[i] = sum;
    }
    for (int i = 0; i < things; i++) {
      upTo[i] /= sum;
    }
    first = new int[things + 1];
    for (int part = 0, thing = 0; part <= things; part++) {
      while (thing < things - 1 && upTo[thing] < (double) part / things) {
        thing++;
      }
      first[part] = thing;
    }
  }

  /**
   * Returns the number of a thing that is asked about, from 0 for the most popular one.
   *
   * @param u in (0, 1)
   */
  public int draw(double u) {
    int part = (int) (u * upTo.length);
    int from = Math.max(0, first[part] - 1);
    int found = Arrays.binarySearch(upTo, from, first[part + 1] + 1, u);
    return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
  }

  /** Returns the share of all that is asked about a thing, in (0, 1]. */
  public double share(int thing) {
    return thing == 0 ? upTo[0] : upTo[thing] - upTo[thing - 1];
  }
}
