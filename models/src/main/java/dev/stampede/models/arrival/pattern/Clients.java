package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.Level;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.Product;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.check.Require;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clients of very different size, each with gaps of its own: the share of the k-th largest is as
 * {@code 1 / k^exponent} (Zipf's law). Of real load, ten clients make up 63 to 93 % (ServeGen,
 * arXiv 2505.09999).
 *
 * @param count how many, from 1 to {@link #MOST}
 * @param exponent 0 for clients of equal size, at most 10
 * @param cv coefficients of variation of their gaps, whose law is a gamma's; null for Poisson
 */
public record Clients(int count, double exponent, @Nullable Distribution cv) implements Pattern {

  /** Most clients. */
  public static final int MOST = 100_000;

  private static final double STEEPEST = 10;

  /** Rejects numbers out of range. */
  public Clients {
    Require.that(count >= 1 && count <= MOST, "count", count, "lie between 1 and 100000");
    Require.that(exponent >= 0 && exponent <= STEEPEST, "zipf", exponent, "lie between 0 and 10");
  }

  /** Returns the share that the largest few have, at most all. */
  public double shareOfTop(int few) {
    return weights(Math.min(few, count)) / weights(count);
  }

  /** The sum of the weights of the largest few. */
  private double weights(int few) {
    double sum = 0;
    for (int k = 1; k <= few; k++) {
      sum += weight(k);
    }
    return sum;
  }

  private double weight(int rank) {
    return StrictMath.pow(rank, -exponent);
  }

  @Override
  public ArrivalProcess open(RateCurve rate, Chance chance) {
    double all = weights(count);
    List<ArrivalProcess> clients = new ArrayList<>();
    for (int k = 1; k <= count; k++) {
      String stream = "arrivals/client/" + k;
      double variation = cv == null ? 1 : cv.quantile(chance.stream(stream + "/cv").nextUniform());
      GapLaw gaps = new GammaGaps(Math.min(GammaGaps.HIGHEST_CV, variation));
      RateCurve own = new Product(new Level(weight(k) / all), rate);
      clients.add(new RenewalArrivals(own, time -> gaps, chance.stream(stream)));
    }
    return new Superposition(clients);
  }
}
