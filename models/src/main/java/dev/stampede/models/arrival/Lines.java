package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;
import java.util.Arrays;

/**
 * Straight lines from point to point, level before the first and after the last one. Two points at
 * one time make a jump.
 */
public final class Lines implements RateCurve {

  private final long[] times;
  private final double[] values;

  /**
   * Draws lines.
   *
   * @param times of the points in nanoseconds, at least one, never decreasing
   * @param values there, at least 0
   */
  public Lines(long[] times, double[] values) {
    Require.that(
        times.length > 0 && times.length == values.length,
        "points",
        times.length,
        "be as many as values, and at least one");
    for (int i = 0; i < times.length; i++) {
      Require.atLeast("value", values[i], 0.0);
      Require.that(i == 0 || times[i] >= times[i - 1], "times", times[i], "never decrease");
    }
    this.times = times.clone();
    this.values = values.clone();
  }

  @Override
  public double after(long nanos) {
    int next = pointsUpTo(nanos);
    return next == 0 ? values[0] : between(next - 1, nanos);
  }

  @Override
  public double before(long nanos) {
    int next = pointsUpTo(nanos - 1);
    if (next == times.length) {
      return values[next - 1];
    }
    return next == 0 || times[next] == nanos ? values[next] : between(next - 1, nanos);
  }

  /** How many points are not later than a time. */
  private int pointsUpTo(long nanos) {
    int found = Arrays.binarySearch(times, nanos);
    if (found < 0) {
      return -found - 1;
    }
    int next = found + 1;
    while (next < times.length && times[next] == nanos) {
      next++;
    }
    return next;
  }

  private double between(int point, long nanos) {
    if (point == times.length - 1) {
      return values[point];
    }
    double share = (double) (nanos - times[point]) / (times[point + 1] - times[point]);
    return values[point] + share * (values[point + 1] - values[point]);
  }

  @Override
  public long nextKnot(long nanos) {
    int next = pointsUpTo(nanos);
    return next == times.length ? NEVER : times[next];
  }

  @Override
  public double most() {
    return Arrays.stream(values).max().orElse(0);
  }
}
