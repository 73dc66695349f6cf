package dev.stampede.models.arrival;

import dev.stampede.engine.measure.Seconds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A rate over time that is linear between breakpoints, and constant after the last one: a base rate
 * with trapezoids on it. Where surges overlap their increments add up, but not below zero.
 */
public final class RateProfile implements DemandCurve {

  private final double basePerSecond;
  private final List<Surge> surges;
  private final long[] breakpoints;
  private final double[] ratesAtStart;
  private final double[] ratesAtEnd;

  /**
   * Makes a profile.
   *
   * @param basePerSecond base rate, not negative
   * @param surges what raises it
   */
  public RateProfile(double basePerSecond, List<Surge> surges) {
    this.basePerSecond = basePerSecond;
    this.surges = List.copyOf(surges);
    TreeSet<Long> times = new TreeSet<>(List.of(0L));
    for (Surge surge : surges) {
      times.add(surge.atNanos());
      times.add(surge.topStartNanos());
      times.add(surge.topEndNanos());
      times.add(surge.endNanos());
    }
    times.addAll(zeros(List.copyOf(times)));
    breakpoints = times.stream().mapToLong(Long::longValue).toArray();
    ratesAtStart = new double[breakpoints.length];
    ratesAtEnd = new double[breakpoints.length];
    for (int i = 0; i < breakpoints.length; i++) {
      ratesAtStart[i] = basePerSecond * Math.max(0, multipleAfter(breakpoints[i]));
      ratesAtEnd[i] = basePerSecond * Math.max(0, multipleBefore(end(i)));
    }
  }

  /** Returns a rate that never changes. */
  public static RateProfile constant(double perSecond) {
    return new RateProfile(perSecond, List.of());
  }

  /**
   * Where lulls overlap, their sum can fall through zero between two times: the rate stays there.
   */
  private List<Long> zeros(List<Long> times) {
    List<Long> zeros = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      long from = times.get(i - 1);
      double start = multipleAfter(from);
      double end = multipleBefore(times.get(i));
      if (start * end < 0) {
        zeros.add(from + Math.round((times.get(i) - from) * (start / (start - end))));
      }
    }
    return zeros;
  }

  /**
   * Multiple of the base rate just after a time; below zero where lulls take more than there is.
   */
  private double multipleAfter(long time) {
    double multiple = 1;
    for (Surge surge : surges) {
      multiple += (surge.peak() - 1) * surge.shareAfter(time);
    }
    return multiple;
  }

  /** Multiple of the base rate just before a time. */
  private double multipleBefore(long time) {
    double multiple = 1;
    for (Surge surge : surges) {
      multiple += (surge.peak() - 1) * surge.shareBefore(time);
    }
    return multiple;
  }

  @Override
  public double expected(long fromNanos, long toNanos) {
    int found = Arrays.binarySearch(breakpoints, fromNanos);
    double sum = 0;
    for (int i = found < 0 ? -found - 2 : found; i < breakpoints.length; i++) {
      long from = Math.max(fromNanos, breakpoints[i]);
      long to = Math.min(toNanos, end(i));
      if (from >= to) {
        break;
      }
      sum += (rateAt(i, from) + rateAt(i, to)) / 2 * Seconds.of(to - from);
    }
    return sum;
  }

  private double rateAt(int segment, long nanos) {
    if (segment == breakpoints.length - 1) {
      return ratesAtStart[segment];
    }
    double share = (double) (nanos - start(segment)) / (end(segment) - start(segment));
    return ratesAtStart[segment] + share * (ratesAtEnd[segment] - ratesAtStart[segment]);
  }

  @Override
  public double perSecond(long nanos) {
    double multiple = 1;
    for (Surge surge : surges) {
      multiple += (surge.peak() - 1) * surge.shareAt(nanos);
    }
    return basePerSecond * Math.max(0, multiple);
  }

  @Override
  public double basePerSecond() {
    return basePerSecond;
  }

  @Override
  public List<Long> breakpoints(long untilNanos) {
    return Arrays.stream(breakpoints).filter(time -> time < untilNanos).boxed().toList();
  }

  @Override
  public RateProfile times(double factor) {
    return new RateProfile(factor * basePerSecond, surges);
  }

  /** Number of segments. */
  int segments() {
    return breakpoints.length;
  }

  /** Start of a segment. */
  long start(int segment) {
    return breakpoints[segment];
  }

  /** End of a segment. */
  long end(int segment) {
    return segment + 1 < breakpoints.length ? breakpoints[segment + 1] : Long.MAX_VALUE;
  }

  /** Arrivals per second at the start of a segment. */
  double rateAtStart(int segment) {
    return ratesAtStart[segment];
  }

  /** Arrivals per second at the end of a segment. */
  double rateAtEnd(int segment) {
    return ratesAtEnd[segment];
  }
}
