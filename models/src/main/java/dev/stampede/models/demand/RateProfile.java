package dev.stampede.models.demand;

import dev.stampede.models.demand.ArrivalSpec.Surge;
import dev.stampede.models.market.DemandCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A rate over time that is linear between breakpoints, and constant after the last one: a base rate
 * with trapezoids on it. Where surges overlap their increments add up, but not below zero.
 */
public final class RateProfile implements DemandCurve {

  private static final double NANOS_PER_SECOND = 1e9;

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
      times.add(topStart(surge));
      times.add(topEnd(surge));
      times.add(end(surge));
    }
    times.addAll(zeros(List.copyOf(times), surges));
    breakpoints = times.stream().mapToLong(Long::longValue).toArray();
    ratesAtStart = new double[breakpoints.length];
    ratesAtEnd = new double[breakpoints.length];
    for (int i = 0; i < breakpoints.length; i++) {
      ratesAtStart[i] = basePerSecond * Math.max(0, multipleAfter(surges, breakpoints[i]));
      ratesAtEnd[i] = basePerSecond * Math.max(0, multipleBefore(surges, end(i)));
    }
  }

  /** The rate outside surges. */
  public double basePerSecond() {
    return basePerSecond;
  }

  /** What raises it. */
  public List<Surge> surges() {
    return surges;
  }

  /**
   * Where lulls overlap, their sum can fall through zero between two times: the rate stays there.
   */
  private static List<Long> zeros(List<Long> times, List<Surge> surges) {
    List<Long> zeros = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      long from = times.get(i - 1);
      double start = multipleAfter(surges, from);
      double end = multipleBefore(surges, times.get(i));
      if (start * end < 0) {
        zeros.add(from + Math.round((times.get(i) - from) * (start / (start - end))));
      }
    }
    return zeros;
  }

  /**
   * Multiple of the base rate just after a time; below zero where lulls take more than there is.
   */
  private static double multipleAfter(List<Surge> surges, long time) {
    double multiple = 1;
    for (Surge surge : surges) {
      multiple += (surge.peak() - 1) * shareAfter(surge, time);
    }
    return multiple;
  }

  /** Multiple of the base rate just before a time. */
  private static double multipleBefore(List<Surge> surges, long time) {
    double multiple = 1;
    for (Surge surge : surges) {
      multiple += (surge.peak() - 1) * shareBefore(surge, time);
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
      sum += (rateAt(i, from) + rateAt(i, to)) / 2 * ((to - from) / NANOS_PER_SECOND);
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

  /** How much of a surge there is just after a time, in [0, 1]. */
  private static double shareAfter(Surge surge, long time) {
    if (time < surge.atNanos() || time >= end(surge)) {
      return 0;
    }
    if (time < topStart(surge)) {
      return (double) (time - surge.atNanos()) / surge.riseNanos();
    }
    return time < topEnd(surge) ? 1 : (double) (end(surge) - time) / surge.fallNanos();
  }

  /** How much of a surge there is just before a time, in [0, 1]. */
  private static double shareBefore(Surge surge, long time) {
    if (time <= surge.atNanos() || time > end(surge)) {
      return 0;
    }
    if (time <= topStart(surge)) {
      return (double) (time - surge.atNanos()) / surge.riseNanos();
    }
    return time <= topEnd(surge) ? 1 : (double) (end(surge) - time) / surge.fallNanos();
  }

  private static long topStart(Surge surge) {
    return surge.atNanos() + surge.riseNanos();
  }

  private static long topEnd(Surge surge) {
    return topStart(surge) + surge.holdNanos();
  }

  private static long end(Surge surge) {
    return topEnd(surge) + surge.fallNanos();
  }
}
