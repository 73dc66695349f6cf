package dev.stampede.engine.random;

import java.math.BigDecimal;
import java.util.List;

/**
 * A distribution of which some percentiles are known. Between two of them the logarithm of a value
 * grows linearly with its normal deviation, as a lognormal law's does: of those that go through
 * both points it is the usual one for times and lengths, and a table of a lognormal law gives that
 * law back.
 *
 * <p>Below the first and above the last point the flatter of two lines goes on: that through the
 * nearest two points, and that through the first and the last one. A tail that grows heavier from
 * point to point is not made still heavier where nobody looked, for the mean would hang on it. Of
 * human waits with a p50 of 86 s, a p90 of 20.6 min and a p99 of 13.9 h the true mean is 46.7 min;
 * so it is 54 min here, with the last two points continued 118 min, and with the first two 12.5.
 *
 * <p>A smallest value (p0) or a largest one (p100) is no end of a lognormal law. From it to the
 * nearest other point the logarithm grows linearly with u itself.
 */
public final class Quantiles implements Distribution {

  private final List<Point> points;

  /** The points between 0 and 1: deviations and logarithms. */
  private final double[] deviations;

  private final double[] logs;

  /** Of the pieces before the first of these points, between them, and after the last. */
  private final double[] slopes;

  /** The ends, and what u they reach to: 0 or 1 where there is no end, or the other one's. */
  private final double logOfLeast;

  private final double leastUpTo;
  private final double logOfMost;
  private final double mostFrom;
  private final double mean;

  /**
   * A percentile.
   *
   * @param share of all values that are at most this one, in [0, 1]
   * @param value positive
   */
  public record Point(double share, double value) {
    /** Rejects what is out of range. */
    public Point {
      Ranges.within("share", share, 0, 1);
      Ranges.positive(percentile(share), value);
    }
  }

  /**
   * Takes percentiles: at least two, and two between 0 and 1 where an end is open.
   *
   * @param points with rising shares and values that do not fall
   */
  public Quantiles(List<Point> points) {
    this.points = List.copyOf(points);
    check();
    Point first = points.get(0);
    Point last = points.get(points.size() - 1);
    List<Point> inner =
        points.stream().filter(point -> point.share() > 0 && point.share() < 1).toList();
    this.deviations =
        inner.stream().mapToDouble(point -> NormalQuantile.of(point.share())).toArray();
    this.logs = inner.stream().mapToDouble(point -> StrictMath.log(point.value())).toArray();
    this.slopes = slopes(deviations, logs);
    this.logOfLeast = StrictMath.log(first.value());
    this.logOfMost = StrictMath.log(last.value());
    this.leastUpTo = first.share() > 0 ? 0 : points.get(1).share();
    this.mostFrom = last.share() < 1 || leastUpTo == 1 ? 1 : points.get(points.size() - 2).share();
    this.mean = meanOfEnds() + meanBetween();
  }

  private void check() {
    long inner = points.stream().filter(p -> p.share() > 0 && p.share() < 1).count();
    boolean ends =
        points.size() >= 2
            && points.get(0).share() == 0
            && points.get(points.size() - 1).share() == 1;
    if (inner < 2 && !ends) {
      throw new IllegalArgumentException(
          "quantiles must have two percentiles between p0 and p100, or both of these");
    }
    for (int i = 1; i < points.size(); i++) {
      Point before = points.get(i - 1);
      Point point = points.get(i);
      if (point.share() <= before.share()) {
        throw new IllegalArgumentException("quantiles must rise");
      }
      Ranges.atLeast(
          percentile(point.share()), point.value(), percentile(before.share()), before.value());
    }
  }

  /** Returns how a share is called: one of 0.999 is p99.9. */
  public static String percentile(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
    return "p" + percent.toPlainString();
  }

  @Override
  public double quantile(double u) {
    return StrictMath.exp(log(u));
  }

  private double log(double u) {
    if (u < leastUpTo) {
      return logOfLeast + (lowEnd() - logOfLeast) * (u / leastUpTo);
    }
    if (u > mostFrom) {
      double before = logs[logs.length - 1];
      return logOfMost - (logOfMost - before) * ((1 - u) / (1 - mostFrom));
    }
    double z = NormalQuantile.of(u);
    int piece = 0;
    while (piece < logs.length && z >= deviations[piece]) {
      piece++;
    }
    if (piece == 0) {
      return logs[0] + slopes[0] * (z - deviations[0]);
    }
    double log = logs[piece - 1] + slopes[piece] * (z - deviations[piece - 1]);
    return piece < logs.length ? Math.min(log, logs[piece]) : log;
  }

  /** From the open end at the bottom to that at the top. */
  private static double[] slopes(double[] deviations, double[] logs) {
    int last = logs.length - 1;
    double[] slopes = new double[logs.length + 1];
    if (last < 1) {
      return slopes;
    }
    for (int i = 1; i <= last; i++) {
      slopes[i] = (logs[i] - logs[i - 1]) / (deviations[i] - deviations[i - 1]);
    }
    double whole = (logs[last] - logs[0]) / (deviations[last] - deviations[0]);
    slopes[0] = Math.min(slopes[1], whole);
    slopes[last + 1] = Math.min(slopes[last], whole);
    return slopes;
  }

  @Override
  public double mean() {
    return mean;
  }

  private double meanOfEnds() {
    double sum = 0;
    if (leastUpTo > 0) {
      sum += leastUpTo * between(logOfLeast, lowEnd());
    }
    if (mostFrom < 1) {
      sum += (1 - mostFrom) * between(logs[logs.length - 1], logOfMost);
    }
    return sum;
  }

  /** The mean of a value whose logarithm lies evenly between two. */
  private static double between(double low, double high) {
    return high - low < 1e-12
        ? StrictMath.exp(low)
        : StrictMath.exp(low) * StrictMath.expm1(high - low) / (high - low);
  }

  /** The integral of exp(a + b z) over the normal density is that of a shifted one. */
  private double meanBetween() {
    double sum = 0;
    int first = leastUpTo == 0 ? 0 : 1;
    int last = mostFrom == 1 && leastUpTo < 1 ? logs.length : logs.length - 1;
    for (int piece = first; piece <= last; piece++) {
      double slope = slopes[piece];
      double from = piece == 0 ? Double.NEGATIVE_INFINITY : deviations[piece - 1];
      double to = piece == logs.length ? Double.POSITIVE_INFINITY : deviations[piece];
      int known = Math.max(0, piece - 1);
      double intercept = logs[known] - slope * deviations[known];
      double share = share(from - slope, to - slope);
      if (share > 0) {
        sum += StrictMath.exp(intercept + slope * slope / 2 + StrictMath.log(share));
      }
    }
    return sum;
  }

  /** P(from &lt; Z &lt; to) on the side where it does not cancel. */
  private static double share(double from, double to) {
    return from > 0
        ? NormalShare.below(-from) - NormalShare.below(-to)
        : NormalShare.below(to) - NormalShare.below(from);
  }

  @Override
  public double below(double x) {
    double log = StrictMath.log(x);
    if (log < lowEnd()) {
      return Math.max(0, leastUpTo * ((log - logOfLeast) / (lowEnd() - logOfLeast)));
    }
    return log >= highEnd() ? 1 - aboveHighEnd(log) : NormalShare.below(z(log));
  }

  @Override
  public double above(double x) {
    double log = StrictMath.log(x);
    if (log < lowEnd()) {
      return 1 - below(x);
    }
    return log >= highEnd() ? aboveHighEnd(log) : NormalShare.below(-z(log));
  }

  /** Up to where the smallest value is an end of the law. */
  private double lowEnd() {
    return leastUpTo == 0 ? Double.NEGATIVE_INFINITY : leastUpTo == 1 ? logOfMost : logs[0];
  }

  /** From where on the largest value is an end of the law. */
  private double highEnd() {
    return leastUpTo == 1
        ? logOfMost
        : mostFrom == 1 ? Double.POSITIVE_INFINITY : logs[logs.length - 1];
  }

  private double aboveHighEnd(double log) {
    return log >= logOfMost
        ? 0
        : (1 - mostFrom) * ((logOfMost - log) / (logOfMost - logs[logs.length - 1]));
  }

  /** The deviation that a logarithm belongs to; where several have it, the largest. */
  private double z(double log) {
    int piece = logs.length;
    while (piece > 0 && log < logs[piece - 1]) {
      piece--;
    }
    int known = Math.max(0, piece - 1);
    if (slopes[piece] > 0) {
      return deviations[known] + (log - logs[known]) / slopes[piece];
    }
    return piece == 0
        ? Double.NEGATIVE_INFINITY
        : piece == logs.length ? Double.POSITIVE_INFINITY : deviations[piece];
  }

  @Override
  public String toString() {
    return "quantiles %s".formatted(points);
  }
}
