package dev.stampede.scenarios.language;

import dev.stampede.models.demand.ArrivalSpec;
import dev.stampede.models.demand.ArrivalSpec.Surge;
import java.util.List;

/**
 * What one use case asks of one provider before any retry.
 *
 * @param perSecond base rate of the calls
 * @param surges what raises it
 * @param serviceSeconds mean service time of a call
 */
record Offered(double perSecond, List<Surge> surges, double serviceSeconds) {

  /** Returns the calls per second at a time. */
  double rate(long nanos) {
    double multiple = 1;
    for (Surge surge : surges) {
      multiple += (surge.peak() - 1) * share(surge, nanos);
    }
    return perSecond * Math.max(0, multiple);
  }

  /** Returns the seconds of service that arrive in a second at a time. */
  double work(long nanos) {
    return rate(nanos) * serviceSeconds;
  }

  /** Returns what the arrivals have in surges; a trace has none. */
  static List<Surge> surges(ArrivalSpec arrivals) {
    return arrivals instanceof ArrivalSpec.Poisson poisson ? poisson.surges() : List.of();
  }

  private static double share(Surge surge, long nanos) {
    long topStart = surge.atNanos() + surge.riseNanos();
    long topEnd = topStart + surge.holdNanos();
    long end = topEnd + surge.fallNanos();
    if (nanos < surge.atNanos() || nanos > end) {
      return 0;
    }
    if (nanos < topStart) {
      return (double) (nanos - surge.atNanos()) / surge.riseNanos();
    }
    return nanos <= topEnd ? 1 : (double) (end - nanos) / surge.fallNanos();
  }
}
