package dev.stampede.scenarios.forecast;

import dev.stampede.models.demand.ArrivalSpec;
import dev.stampede.models.demand.ArrivalSpec.Surge;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.scenarios.trace.TraceCheck;
import java.util.List;
import java.util.Map;

/**
 * What one use case asks of one provider before any retry.
 *
 * @param perSecond base rate of the calls
 * @param surges what raises it
 * @param serviceSeconds mean service time of a call
 */
public record Offered(double perSecond, List<Surge> surges, double serviceSeconds) {
  private static final double NANOS = 1e9;

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

  /**
   * Returns the base rate of arrivals; of a trace, its mean rate.
   *
   * @param traces what is known of the traces
   */
  public static double baseRate(ArrivalSpec arrivals, Map<ArrivalSpec, TraceCheck> traces) {
    if (arrivals instanceof ArrivalSpec.Poisson poisson) {
      return poisson.ratePerSecond();
    }
    TraceCheck check = traces.get(arrivals);
    return check == null || check.spanNanos() == 0
        ? 0
        : check.rows() * NANOS / check.spanNanos() * ((ArrivalSpec.Trace) arrivals).speed();
  }

  /** Returns the mean length of the answers to a use case, not above its most tokens. */
  public static double meanOutputTokens(UseCaseSpec useCase, Map<ArrivalSpec, TraceCheck> traces) {
    TraceCheck check = traces.get(useCase.arrivals());
    double mean =
        check == null ? useCase.request().outputTokens().mean() : check.meanOutputTokens();
    return Math.min(mean, useCase.request().maxTokens());
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
