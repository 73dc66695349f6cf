package dev.stampede.models.arrival;

/** A Poisson process: people who do not know of each other. */
public record Poisson() implements Pattern {

  @Override
  public ArrivalProcess open(RateCurve rate, Chance chance) {
    return new PoissonArrivals(rate, chance.stream("arrivals"));
  }
}
