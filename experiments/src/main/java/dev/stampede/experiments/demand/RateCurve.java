package dev.stampede.experiments.demand;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.arrival.Lines;
import java.util.Arrays;

/**
 * A rate over time, in straight lines from knot to knot at equal steps, and flat before the first
 * and after the last.
 */
public final class RateCurve {

  /** Of the mean rate: below it nothing is taken for possible, as a trace has finite length. */
  private static final double LEAST_SHARE = 1e-3;

  private final double first;
  private final double step;
  private final double[] rates;
  private final double[] areas;

  /**
   * Creates a curve.
   *
   * @param firstSeconds when the first knot is, from the trace's start; may be negative
   * @param stepSeconds from each knot to the next, positive
   * @param perSecond rates at the knots, positive; at least one
   */
  public RateCurve(double firstSeconds, double stepSeconds, double[] perSecond) {
    this.first = firstSeconds;
    this.step = stepSeconds;
    this.rates = perSecond.clone();
    this.areas = new double[rates.length];
    for (int i = 1; i < rates.length; i++) {
      areas[i] = areas[i - 1] + step * (rates[i - 1] + rates[i]) / 2;
    }
  }

  /** A rate that does not change. */
  public static RateCurve constant(double perSecond) {
    return new RateCurve(0, 1, new double[] {perSecond});
  }

  /**
   * Returns the curve whose knots lie in the middle of windows, and which has as many requests in
   * each window as were counted. Where that takes a negative rate, it is a thousandth of the mean.
   *
   * @param stepSeconds length of the windows; the last may be longer or shorter
   * @param perSecond mean rates of the windows
   */
  public static RateCurve through(double stepSeconds, double[] perSecond) {
    int n = perSecond.length;
    double[] knots = perSecond.clone();
    double[] above = new double[n];
    for (int i = 0; i < n && n > 1; i++) { // L. H. Thomas, 1949: rows (1 6 1)/8, ends (7 1)/8
      double diagonal = (i == 0 || i == n - 1 ? 7 : 6) / 8.0;
      double below = i == 0 ? 0 : 1 / 8.0;
      double pivot = diagonal - (i == 0 ? 0 : below * above[i - 1]);
      above[i] = 1 / 8.0 / pivot;
      knots[i] = (perSecond[i] - (i == 0 ? 0 : below * knots[i - 1])) / pivot;
    }
    for (int i = n - 2; i >= 0 && n > 1; i--) {
      knots[i] -= above[i] * knots[i + 1];
    }
    double mean = Arrays.stream(perSecond).average().orElse(0);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      knots[i] = Math.max(knots[i], LEAST_SHARE * mean);
      sum += knots[i];
    }
    for (int i = 0; i < n; i++) {
      knots[i] *= mean * n / sum;
    }
    return new RateCurve(stepSeconds / 2, stepSeconds, knots);
  }

  /** How many numbers it takes to say it. */
  public int knots() {
    return rates.length;
  }

  /** When a knot is, in seconds from the trace's start. */
  public double secondsOf(int knot) {
    return first + knot * step;
  }

  /** The rate at a knot, per second. */
  public double rateOf(int knot) {
    return rates[knot];
  }

  /** The rate at a time in seconds. */
  public double at(double seconds) {
    double place = (seconds - first) / step;
    if (place <= 0) {
      return rates[0];
    }
    int knot = (int) place;
    if (knot >= rates.length - 1) {
      return rates[rates.length - 1];
    }
    return rates[knot] + (place - knot) * (rates[knot + 1] - rates[knot]);
  }

  /** Requests from the trace's start to a time, in the mean. */
  public double expected(double seconds) {
    return fromFirst(seconds) - fromFirst(0);
  }

  private double fromFirst(double seconds) {
    double since = seconds - first;
    if (since <= 0) {
      return since * rates[0];
    }
    int knot = Math.min((int) (since / step), rates.length - 1);
    double rest = since - knot * step;
    double slope = knot == rates.length - 1 ? 0 : (rates[knot + 1] - rates[knot]) / step;
    return areas[knot] + rest * (rates[knot] + rest * slope / 2);
  }

  /** Returns the same as a run follows it. */
  public Lines lines() {
    long[] times = new long[rates.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.round(Seconds.inNanos(secondsOf(i)));
    }
    return new Lines(times, rates);
  }
}
