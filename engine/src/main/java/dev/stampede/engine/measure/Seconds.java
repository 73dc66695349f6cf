package dev.stampede.engine.measure;

/**
 * Seconds, in which people think and rates are given, and the nanoseconds of the clock. What is
 * converted in one place is rounded in one way.
 */
public final class Seconds {

  /** One second, in nanoseconds. */
  public static final long ONE = 1_000_000_000L;

  /** Longer than any run: where laws without bounds are cut. */
  public static final double HUNDRED_YEARS = 100 * 365.25 * 86_400;

  private static final double NANOS = 1e9;

  private Seconds() {}

  /** Returns nanoseconds as seconds. */
  public static double of(long nanos) {
    return nanos / NANOS;
  }

  /** Returns parts of nanoseconds, or very many of them, as seconds. */
  public static double of(double nanos) {
    return nanos / NANOS;
  }

  /** Returns seconds as nanoseconds, with their fraction. */
  public static double inNanos(double seconds) {
    return seconds * NANOS;
  }

  /** Returns seconds as whole nanoseconds, of a hundred years at most. */
  public static long toNanos(double seconds) {
    return Math.round(inNanos(Math.min(seconds, HUNDRED_YEARS)));
  }

  /** Returns how many of a number of events in a time, positive, a second has. */
  public static double rate(long events, long inNanos) {
    return events * NANOS / inNanos;
  }
}
