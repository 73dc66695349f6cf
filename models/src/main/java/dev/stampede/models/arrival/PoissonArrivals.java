package dev.stampede.models.arrival;

import dev.stampede.engine.random.RandomStream;

/** A Poisson process whose rate follows a curve, exactly. */
final class PoissonArrivals implements ArrivalProcess {

  private final RateClock clock;
  private final RandomStream random;

  PoissonArrivals(RateCurve rate, RandomStream random) {
    this.clock = new RateClock(rate);
    this.random = random;
  }

  @Override
  public long next() {
    skip();
    return clock.nanos();
  }

  /** Adds up, and leaves it to {@link #next} to find the time. */
  @Override
  public void skip() {
    clock.pass(random.nextExponential());
  }
}
