package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.RateClock;
import dev.stampede.models.arrival.RateCurve;

/** Arrivals at a rate that jumps with the state. It begins in the long run. */
final class MmppArrivals implements ArrivalProcess {

  private final Mmpp spec;
  private final double meanTimes;
  private final RateClock clock;
  private final RandomStream random;
  private final RandomStream changes;
  private int state;
  private long stateEnds;

  MmppArrivals(Mmpp spec, RateCurve rate, Chance chance) {
    this.spec = spec;
    this.meanTimes = spec.meanTimes();
    this.clock = new RateClock(rate);
    this.random = chance.stream("arrivals");
    this.changes = chance.stream("arrivals/states");
    double share = changes.nextUniform() * spec.roundSeconds();
    while (state < spec.states().size() - 1 && share >= spec.states().get(state).meanSeconds()) {
      share -= spec.states().get(state).meanSeconds();
      state++;
    }
    stateEnds = end(0);
  }

  private long end(long begins) {
    double lasts = changes.nextExponential() * spec.states().get(state).meanSeconds();
    return begins + Math.max(1, Seconds.toNanos(lasts));
  }

  /** In a state with the multiple m, an exponential amount e of its own is e / m of the clock's. */
  @Override
  public long next() {
    double left = random.nextExponential();
    while (clock.nanos() != RateCurve.NEVER) {
      double times = spec.states().get(state).times() / meanTimes;
      double most = times == 0 ? Double.POSITIVE_INFINITY : left / times;
      double passed = clock.passUntil(stateEnds, most);
      if (passed >= most) {
        return clock.nanos();
      }
      left -= passed * times;
      state = (state + 1) % spec.states().size();
      stateEnds = end(stateEnds);
    }
    return RateCurve.NEVER;
  }
}
