package dev.stampede.experiments.demand.growth;

import dev.stampede.experiments.demand.Search;
import dev.stampede.experiments.demand.growth.Growth.Kind;
import dev.stampede.experiments.demand.growth.Growth.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which law of growth a number of users has followed.
 *
 * @param laws all, the best by Akaike's criterion first
 * @param markets Bass's law for markets that are given, in their order: what the data cannot tell
 *     apart
 */
public record GrowthFit(List<Growth> laws, List<BassFit> markets) {

  /** Markets to try if none are given, in multiples of the largest value. */
  private static final double[] MARKETS = {1.1, 1.3, 1.7, 2.5, 5};

  private static final double[] DOUBLINGS_IN_SPANS = {-2, -0.5, -0.1, 0.1, 0.5, 2};
  private static final double[] TAILS_IN_SPANS = {0.01, 0.1, 0.5};
  private static final double TOLERANCE = 1e-9;
  private static final double NEAR = 0.1;

  /** An exponential law that changes by less over all the time is the flat one. */
  private static final double LEAST_RATE = 1e-9;

  /**
   * Fits all laws.
   *
   * @param markets to fit Bass's law to; if empty, some multiples of the largest value
   */
  public static GrowthFit of(Course course, List<Double> markets) {
    double most = course.values()[course.peak()];
    List<Double> tried =
        markets.isEmpty()
            ? Arrays.stream(MARKETS).map(times -> times * most).boxed().toList()
            : markets;
    List<Growth> laws =
        new ArrayList<>(
            List.of(
                flat(course),
                exponential(course),
                BassFit.free(course).growth(course),
                tail(course)));
    laws.sort(Comparator.comparingDouble(Growth::information));
    return new GrowthFit(
        laws, tried.stream().map(market -> BassFit.given(market, course)).toList());
  }

  private static Growth flat(Course course) {
    double mean = Arrays.stream(course.values()).average().orElse(0);
    double error = course.error(day -> mean);
    return new Growth(
        Kind.FLAT,
        List.of(new Parameter("level", mean, "users")),
        day -> mean,
        error,
        course.information(error, 1));
  }

  private static Growth exponential(Course course) {
    double span = course.lastDay() - course.days()[0];
    double middle = (course.lastDay() + course.days()[0]) / 2;
    double mean = Arrays.stream(course.values()).average().orElse(0);
    List<double[]> starts = new ArrayList<>();
    for (double spans : DOUBLINGS_IN_SPANS) {
      starts.add(new double[] {Math.log(mean), Math.log(2) / spans / span});
    }
    double[] best =
        Search.best(
            p -> -course.error(day -> Math.exp(p[0] + p[1] * (day - middle))),
            starts,
            TOLERANCE * mean);
    double rate = Math.abs(best[1]) * span < LEAST_RATE ? LEAST_RATE / span : best[1];
    double error = course.error(day -> Math.exp(best[0] + rate * (day - middle)));
    return new Growth(
        Kind.EXPONENTIAL,
        List.of(
            new Parameter("level", Math.exp(best[0] + rate * (course.lastDay() - middle)), "users"),
            new Parameter(
                rate > 0 ? "doubling" : "half_life", Math.log(2) / Math.abs(rate), "days")),
        day -> Math.exp(best[0] + rate * (day - middle)),
        error,
        course.information(error, 2));
  }

  /**
   * Up to the peak exponentially, from there down to a level; the peak's day is that of the data.
   */
  private static Growth tail(Course course) {
    double span = course.lastDay() - course.days()[0];
    double top = course.days()[course.peak()];
    double most = course.values()[course.peak()];
    List<double[]> starts = new ArrayList<>();
    for (double rise : TAILS_IN_SPANS) {
      for (double fall : TAILS_IN_SPANS) {
        starts.add(
            new double[] {
              Math.log(most), Math.log(rise * span), Math.log(fall * span), Math.log(0.3)
            });
      }
    }
    double[] p =
        Search.best(
            point -> -course.error(day -> tail(point, day - top)), starts, TOLERANCE * most);
    double error = course.error(day -> tail(p, day - top));
    return new Growth(
        Kind.TAIL,
        List.of(
            new Parameter("peak", Math.exp(p[0]), "users"),
            new Parameter("peak_day", top, "days"),
            new Parameter("doubling", Math.exp(p[1]) * Math.log(2), "days"),
            new Parameter("half_life", Math.exp(p[2]) * Math.log(2), "days"),
            new Parameter("level", Math.exp(p[0] + Math.min(0, p[3])), "users")),
        day -> tail(p, day - top),
        error,
        course.information(error, 5));
  }

  private static double tail(double[] p, double fromPeak) {
    if (fromPeak <= 0) {
      return Math.exp(p[0] + fromPeak / Math.exp(p[1]));
    }
    double level = Math.exp(Math.min(0, p[3]));
    return Math.exp(p[0]) * (level + (1 - level) * Math.exp(-fromPeak / Math.exp(p[2])));
  }

  /** The best law. */
  public Growth best() {
    return laws.get(0);
  }

  /**
   * True if the data tell the market: all that were tried, and are not within a tenth of the one
   * that fits best, are off by more than twice as much as it.
   */
  public boolean marketIsKnown() {
    Growth free = laws.stream().filter(law -> law.kind() == Kind.BASS).findFirst().orElseThrow();
    double market = free.parameter("market");
    return markets.stream()
        .filter(fit -> Math.abs(fit.market() / market - 1) >= NEAR)
        .noneMatch(fit -> fit.error() <= 2 * free.error());
  }
}
