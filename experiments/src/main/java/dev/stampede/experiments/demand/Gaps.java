package dev.stampede.experiments.demand;

/**
 * The times between one request and the next.
 *
 * @param cv standard deviation over mean
 * @param tiedShare of the gaps that are zero, in [0, 1]
 * @param longestSeconds the longest
 * @param tickNanos the clock's step: the greatest common divisor of all times, positive
 */
public record Gaps(double cv, double tiedShare, double longestSeconds, long tickNanos) {

  /** Returns those of a trace of at least two requests. */
  public static Gaps of(RecordedRequests trace) {
    int gaps = trace.rows() - 1;
    double mean = trace.spanSeconds() / gaps;
    double squares = 0;
    long tied = 0;
    long longest = 0;
    long tick = 0;
    for (int i = 1; i <= gaps; i++) {
      long gap = trace.nanos(i) - trace.nanos(i - 1);
      double rest = gap / 1e9 - mean;
      squares += rest * rest;
      tied += gap == 0 ? 1 : 0;
      longest = Math.max(longest, gap);
      tick = tick == 1 ? 1 : divisor(tick, gap);
    }
    return new Gaps(
        Math.sqrt(squares / gaps) / mean, (double) tied / gaps, longest / 1e9, Math.max(1, tick));
  }

  private static long divisor(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }
}
