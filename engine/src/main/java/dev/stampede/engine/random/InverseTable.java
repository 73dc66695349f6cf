package dev.stampede.engine.random;

import java.util.Arrays;

/**
 * The quantiles of a distribution of which only the distribution function is known, as a table: the
 * logarithm of the value by the normal deviation of u, piecewise linear, so that a lognormal law
 * has one piece. Where the function does not jump, values are exact to a relative 1e-5 and to 1e-5
 * deviations, and to 1e-4 of these beyond 4 of them; a jump is at its place but for a share of 1e-5
 * of all values. A larger u never has a smaller value. Finding one takes as many steps as the
 * logarithm of the number of pieces, which is some hundreds for smooth laws.
 */
final class InverseTable {

  private static final double TOLERANCE = 1e-5;

  /** Pieces that hold less of all values than this are not divided further. */
  private static final double LEAST_SHARE = 1e-5;

  /** Unless they are longer than this. */
  private static final double SHORT = 0.02;

  private static final double LONG = 0.25;
  private static final double SOLVED = 1e-12;
  private static final double EQUAL = 1e-10;

  /** Logarithms of values are within so much of 0; smaller values are zero. */
  private static final double WIDEST = 690;

  private final Distribution law;

  /** Where pieces begin, and for each the logarithm at 0 deviations, its slope, and its ends. */
  private double[] starts = new double[64];

  private double[] intercepts = new double[64];
  private double[] slopes = new double[64];
  private double[] least = new double[64];
  private double[] most = new double[64];
  private int size;

  /** Tabulates the inverse of a law's distribution function. */
  InverseTable(Distribution law) {
    this.law = law;
    double end = NormalScale.END;
    double low = solved(-end, Double.NEGATIVE_INFINITY, WIDEST);
    refine(-end, low, end, solved(end, low, WIDEST));
    starts[0] = Double.NEGATIVE_INFINITY;
    starts = Arrays.copyOf(starts, size);
  }

  /** Returns the quantile at u, in (0, 1). */
  double at(double u) {
    double z = NormalQuantile.of(u);
    int found = Arrays.binarySearch(starts, z);
    int piece = found < 0 ? -found - 2 : found;
    double value = StrictMath.exp(intercepts[piece] + slopes[piece] * z);
    return Math.max(least[piece], Math.min(most[piece], value));
  }

  /** Adds pieces from one deviation to another one, whose values have these logarithms. */
  private void refine(double from, double low, double to, double high) {
    if (isFlat(low, high)) {
      add(from, low, to, high);
      return;
    }
    double middle = (from + to) / 2;
    if (to - from <= LONG && low > Double.NEGATIVE_INFINITY && isLinear(from, low, to, high)) {
      add(from, low, to, high);
      return;
    }
    double at = solved(middle, low, high);
    if (to - from <= SHORT && NormalShare.below(to) - NormalShare.below(from) <= LEAST_SHARE) {
      boolean jumps = at - low <= TOLERANCE || high - at <= TOLERANCE;
      add(from, low, to, jumps || low == Double.NEGATIVE_INFINITY ? low : high);
      return;
    }
    refine(from, low, middle, at);
    refine(middle, at, to, high);
  }

  private boolean isLinear(double from, double low, double to, double high) {
    double slope = (high - low) / (to - from);
    double tolerance = Math.max(EQUAL, TOLERANCE * Math.min(1, slope));
    for (int quarter = 1; quarter < 4; quarter++) {
      double z = from + quarter * (to - from) / 4;
      double guess = low + quarter * (high - low) / 4;
      if (!reaches(z, guess + tolerance) || reaches(z, guess - tolerance)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the smallest logarithm whose value a deviation's share of all values is below. */
  private double solved(double z, double notBelow, double notAbove) {
    if (reaches(z, -WIDEST)) {
      return Double.NEGATIVE_INFINITY;
    }
    double low = Math.max(notBelow, -WIDEST);
    double high = notAbove;
    while (high - low > SOLVED * Math.max(1, Math.abs(high))) {
      double middle = (low + high) / 2;
      if (reaches(z, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private boolean reaches(double z, double log) {
    double value = StrictMath.exp(log);
    return z <= 0
        ? law.below(value) >= NormalShare.below(z)
        : law.above(value) <= NormalShare.below(-z);
  }

  private static boolean isFlat(double low, double high) {
    return high == low || high - low <= EQUAL;
  }

  private void add(double from, double low, double to, double high) {
    boolean flat = isFlat(low, high);
    double value = StrictMath.exp(low);
    if (size > 0 && flat && most[size - 1] == value && least[size - 1] == value) {
      return;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      intercepts = Arrays.copyOf(intercepts, 2 * size);
      slopes = Arrays.copyOf(slopes, 2 * size);
      least = Arrays.copyOf(least, 2 * size);
      most = Arrays.copyOf(most, 2 * size);
    }
    double slope = flat ? 0 : (high - low) / (to - from);
    starts[size] = from;
    slopes[size] = slope;
    intercepts[size] = flat ? low : low - slope * from;
    least[size] = value;
    most[size] = StrictMath.exp(high);
    size++;
  }
}
