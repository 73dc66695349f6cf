package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.RateClock;
import dev.stampede.models.arrival.RateCurve;
import java.util.function.LongFunction;

/** Arrivals whose gaps do not know of each other, by a clock that follows the rate. */
final class RenewalArrivals implements ArrivalProcess {

  private final RateClock clock;
  private final LongFunction<GapLaw> lawAt;
  private final RandomStream random;
  private boolean begun;

  /**
   * Creates arrivals.
   *
   * @param lawAt the law of a gap by the time at which it begins
   */
  RenewalArrivals(RateCurve rate, LongFunction<GapLaw> lawAt, RandomStream random) {
    this.clock = new RateClock(rate);
    this.lawAt = lawAt;
    this.random = random;
  }

  @Override
  public long next() {
    GapLaw law = lawAt.apply(clock.nanos());
    clock.pass(begun ? law.next(random) : law.first(random));
    begun = true;
    return clock.nanos();
  }
}
