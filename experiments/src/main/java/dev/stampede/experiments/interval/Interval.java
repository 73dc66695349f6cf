package dev.stampede.experiments.interval;

/**
 * All numbers from one to another, both included.
 *
 * @param low may be infinite
 * @param high at least {@code low}; may be infinite
 */
public record Interval(double low, double high) {

  /** Rejects ends that are in the wrong order, or are no numbers. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low (%s) must be at most high (%s)".formatted(low, high));
    }
  }

  /** Returns the interval of a number that is known. */
  public static Interval at(double number) {
    return new Interval(number, number);
  }

  /** Returns the smallest interval that holds this and another one. */
  public Interval hull(Interval other) {
    return new Interval(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** Moves what lies outside a range to its nearer end. */
  public Interval within(double least, double most) {
    return new Interval(
        Math.max(least, Math.min(most, low)), Math.max(least, Math.min(most, high)));
  }

  /** Returns the interval of a multiple; the factor is finite and at least 0. */
  public Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }
}
