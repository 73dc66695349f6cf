package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Poisson process: people who do not know of each other.
 *
 * @param ratePerSecond base rate, positive
 * @param surges what raises it
 */
public record PoissonSpec(double ratePerSecond, List<Surge> surges) implements ArrivalSpec {

  /** Rejects a rate that is not positive. */
  public PoissonSpec {
    Require.positive("rate", ratePerSecond);
    surges = List.copyOf(surges);
  }

  @Override
  public ArrivalProcess open(Chance chance) {
    return new PoissonArrivals(expected(), chance.stream("arrivals"));
  }

  @Override
  public RateProfile expected() {
    return new RateProfile(ratePerSecond, surges);
  }

  /** The rate as if all surges had their tops at once. */
  @Override
  public double peakPerSecond() {
    double multiple = 1;
    for (Surge surge : surges) {
      multiple += Math.max(0, surge.peak() - 1);
    }
    return ratePerSecond * multiple;
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return null;
  }
}
