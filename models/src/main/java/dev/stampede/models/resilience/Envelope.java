package dev.stampede.models.resilience;

/**
 * How long work goes on being tried while every attempt is refused at once with a 503: the waits
 * between the attempts. What is longer than that costs the work.
 *
 * @param plainSeconds without jitter, at least 0; infinite if nothing ends it
 * @param longestSeconds with the most that a jitter can add, or as much as one does not take away
 */
public record Envelope(double plainSeconds, double longestSeconds) {

  /** The HTTP status of the refusals. */
  public static final int STATUS = 503;

  /** One attempt. */
  public static final Envelope NONE = new Envelope(0, 0);

  /** Goes on until it succeeds. */
  public static final Envelope ENDLESS =
      new Envelope(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  private static final double SECOND = 1e9;

  /** True if it gives up some time. */
  public boolean ends() {
    return plainSeconds < Double.POSITIVE_INFINITY;
  }

  /** Returns so many times the time, and some more. */
  public Envelope times(int factor, double morePlain, double moreLongest) {
    return new Envelope(factor * plainSeconds + morePlain, factor * longestSeconds + moreLongest);
  }

  /** Returns this and another one after it. */
  public Envelope plus(Envelope other) {
    return new Envelope(plainSeconds + other.plainSeconds, longestSeconds + other.longestSeconds);
  }

  /** Returns this, ended after some nanoseconds unless they are as good as no limit. */
  public Envelope within(long nanos) {
    double most = nanos / SECOND;
    return most < LongestTime.FOREVER
        ? new Envelope(Math.min(plainSeconds, most), Math.min(longestSeconds, most))
        : this;
  }
}
