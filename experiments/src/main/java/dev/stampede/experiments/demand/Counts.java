package dev.stampede.experiments.demand;

/**
 * How many requests came in each of equal windows, one after the other.
 *
 * @param startNanos when the first window begins, from whatever moment the trace's times are
 * @param stepSeconds length of a window, positive
 * @param values not negative
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
public record Counts(long startNanos, double stepSeconds, double[] values) {

  private static final int MOST_WINDOWS = 1 << 27;

  /** Rejects a step that is not positive. */
  public Counts {
    if (!(stepSeconds > 0)) {
      throw new IllegalArgumentException("step (%s) must be positive".formatted(stepSeconds));
    }
  }

  /**
   * Counts the requests of a trace from its first row on. Only windows that the trace covers to
   * their end count: a window that is cut off would look like a lull.
   *
   * @throws IllegalArgumentException if there were more than 2^27 windows
   */
  public static Counts of(RecordedRequests trace, double stepSeconds) {
    double windows = Math.floor(trace.spanSeconds() / stepSeconds);
    if (windows > MOST_WINDOWS) {
      throw new IllegalArgumentException(
          "the trace spans %.0f windows of %s s".formatted(windows, stepSeconds));
    }
    double[] values = new double[(int) windows];
    for (int i = 0; i < trace.rows(); i++) {
      int window = (int) (trace.seconds(i) / stepSeconds);
      if (window < values.length) {
        values[window]++;
      }
    }
    return new Counts(trace.rows() == 0 ? 0 : trace.nanos(0), stepSeconds, values);
  }

  /** Returns windows of so many of these each; those that do not fill one are left out. */
  public Counts merged(int windows) {
    double[] sums = new double[values.length / windows];
    for (int i = 0; i < sums.length * windows; i++) {
      sums[i / windows] += values[i];
    }
    return new Counts(startNanos, stepSeconds * windows, sums);
  }

  /** Mean of a window. */
  public double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The largest window, in multiples of the mean one; NaN without a count. */
  public double peakOverMean() {
    double peak = 0;
    for (double value : values) {
      peak = Math.max(peak, value);
    }
    return peak / mean();
  }

  /**
   * The index of dispersion: variance of the windows over their mean (D. R. Cox, P. A. W. Lewis,
   * "The Statistical Analysis of Series of Events", 1966, chapter 4). It is 1 at every scale for a
   * Poisson process of constant rate. NaN without a count.
   */
  public double dispersion() {
    double mean = mean();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / values.length / mean;
  }

  /** Seconds from the start of the first window to the end of the last. */
  public double spanSeconds() {
    return values.length * stepSeconds;
  }
}
