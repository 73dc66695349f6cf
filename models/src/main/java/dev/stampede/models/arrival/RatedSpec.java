package dev.stampede.models.arrival;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that comes at a rate.
 *
 * @param demand the rate over time
 * @param pattern how arrivals scatter about it
 */
public record RatedSpec(CurveDemand demand, Pattern pattern) implements ArrivalSpec {

  /** Returns a Poisson process at a base rate, with lifts whose peaks are multiples of it. */
  public static RatedSpec poisson(double basePerSecond, List<? extends Lift> lifts) {
    return new RatedSpec(CurveDemand.of(basePerSecond, lifts), new Poisson());
  }

  @Override
  public ArrivalProcess open(Chance chance) {
    return pattern.open(demand.rate(), chance);
  }

  @Override
  public DemandCurve expected() {
    return demand;
  }

  @Override
  public CurveDemand followed() {
    return demand;
  }

  @Override
  public double peakPerSecond() {
    return demand.rate().most();
  }

  @Override
  public @Nullable MeanTokens meanTokens() {
    return null;
  }
}
