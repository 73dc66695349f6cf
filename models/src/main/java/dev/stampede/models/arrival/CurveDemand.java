package dev.stampede.models.arrival;

import dev.stampede.engine.measure.Seconds;
import java.util.ArrayList;
import java.util.List;

/**
 * Demand that follows a rate.
 *
 * @param rate over time
 * @param basePerSecond outside surges, at least 0
 */
public record CurveDemand(RateCurve rate, double basePerSecond) implements DemandCurve {

  /** Returns demand that never changes. */
  public static CurveDemand constant(double perSecond) {
    return new CurveDemand(new Level(perSecond), perSecond);
  }

  /** Returns a base rate with lifts on it, whose peaks are multiples of it. */
  public static CurveDemand of(double basePerSecond, List<? extends Lift> lifts) {
    return new CurveDemand(
        new Product(new Level(basePerSecond), new Lifts(List.copyOf(lifts))), basePerSecond);
  }

  @Override
  public double expected(long fromNanos, long toNanos) {
    double sum = 0;
    for (long from = fromNanos; from < toNanos; ) {
      long to = Math.min(toNanos, rate.nextKnot(from));
      sum += (rate.after(from) + rate.before(to)) / 2 * Seconds.of(to - from);
      from = to;
    }
    return sum;
  }

  /** Returns the mean rate from the start to a time, which is positive. */
  public double mean(long untilNanos) {
    return expected(0, untilNanos) / Seconds.of(untilNanos);
  }

  @Override
  public double perSecond(long nanos) {
    return Math.max(rate.before(nanos), rate.after(nanos));
  }

  @Override
  public List<Long> breakpoints(long untilNanos) {
    List<Long> times = new ArrayList<>();
    for (long time = 0; time < untilNanos; time = rate.nextKnot(time)) {
      times.add(time);
    }
    return times;
  }

  @Override
  public CurveDemand times(double factor) {
    return new CurveDemand(new Product(new Level(factor), rate), factor * basePerSecond);
  }
}
