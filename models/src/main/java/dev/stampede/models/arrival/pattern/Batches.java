package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.Level;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.Product;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.check.Require;

/**
 * Several at once: a job that fans out, a timer that fires for all. The rate stays that of single
 * pieces of work.
 *
 * @param size how many come together, rounded to whole numbers, at least 1 and at most {@link
 *     #MOST}
 * @param of how batches arrive
 */
public record Batches(Distribution size, Pattern of) implements Pattern {

  /** Most that come together. */
  public static final int MOST = 1_000_000;

  /** Quantiles that a mean is made of. */
  private static final int QUANTILES = 1 << 16;

  /** Rejects sizes that are below 1 on average. */
  public Batches {
    Require.that(size.mean() >= 1, "batch", size.mean(), "be at least 1 on average");
  }

  @Override
  public ArrivalProcess open(RateCurve rate, Chance chance) {
    ArrivalProcess batches = of.open(new Product(new Level(1 / meanSize()), rate), chance);
    return new BatchArrivals(batches, this, chance.stream("arrivals/batches"));
  }

  /** Returns the size at a quantile. */
  int sizeAt(double u) {
    return (int) Math.max(1, Math.min(MOST, Math.round(size.quantile(u))));
  }

  /** Mean number of those that come together. */
  public double meanSize() {
    double sum = 0;
    for (int i = 0; i < QUANTILES; i++) {
      sum += sizeAt((i + 0.5) / QUANTILES);
    }
    return sum / QUANTILES;
  }
}
