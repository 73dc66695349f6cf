package dev.stampede.experiments.demand.growth;

import dev.stampede.experiments.demand.Search;
import java.util.ArrayList;
import java.util.List;

/**
 * The adoption of something new (F. M. Bass, "A new product growth model for consumer durables",
 * Management Science 15, 1969), fitted by nonlinear least squares (V. Srinivasan, C. H. Mason,
 * Marketing Science 5, 1986) to how many had adopted it by each day.
 *
 * @param market all who will ever adopt it
 * @param innovation those who do of themselves, of the others, a year
 * @param imitation those who do because everybody else has, of the others, a year
 * @param error root of the mean square of what it is off by
 */
public record BassFit(double market, double innovation, double imitation, double error) {

  private static final double YEAR_DAYS = 365.25;
  private static final double[] INNOVATIONS = {1e-5, 1e-3, 0.03, 0.3};
  private static final double[] IMITATIONS = {0.3, 1, 3, 10};
  private static final double TOLERANCE = 1e-10;
  private static final double MOST_MARKET = 1_000;

  /** Fits both rates to a market that is given. */
  public static BassFit given(double market, Course course) {
    double[] best =
        Search.best(point -> -of(market, point, course).error(), starts(), TOLERANCE * market);
    return of(market, best, course);
  }

  /** Fits the market, too; at most a thousand times the largest value, which means: unknown. */
  static BassFit free(Course course) {
    double most = course.values()[course.peak()];
    List<double[]> starts = new ArrayList<>();
    for (double times : new double[] {1.1, 2, 5}) {
      BassFit fit = given(times * most, course);
      starts.add(
          new double[] {Math.log(fit.innovation), Math.log(fit.imitation), Math.log(times - 1)});
    }
    double[] best =
        Search.best(
            point -> -of(market(most, point), point, course).error(), starts, TOLERANCE * most);
    return of(market(most, best), best, course);
  }

  private static double market(double most, double[] point) {
    return most * Math.min(MOST_MARKET, 1 + Math.exp(point[2]));
  }

  private static List<double[]> starts() {
    List<double[]> starts = new ArrayList<>();
    for (double innovation : INNOVATIONS) {
      for (double imitation : IMITATIONS) {
        starts.add(new double[] {Math.log(innovation), Math.log(imitation)});
      }
    }
    return starts;
  }

  private static BassFit of(double market, double[] point, Course course) {
    BassFit fit = new BassFit(market, Math.exp(point[0]), Math.exp(point[1]), 0);
    return new BassFit(market, fit.innovation, fit.imitation, course.error(fit::at));
  }

  /** How many have adopted it by a day from the launch. */
  public double at(double day) {
    double fallen = Math.exp(-(innovation + imitation) * day / YEAR_DAYS);
    return market * (1 - fallen) / (1 + imitation / innovation * fallen);
  }

  Growth growth(Course course) {
    return new Growth(
        Growth.Kind.BASS,
        List.of(
            new Growth.Parameter("market", market, "users"),
            new Growth.Parameter("innovation", innovation, "/year"),
            new Growth.Parameter("imitation", imitation, "/year")),
        this::at,
        error,
        course.information(error, 3));
  }
}
