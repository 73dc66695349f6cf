package dev.stampede.models.resilience;

import org.jspecify.annotations.Nullable;

/**
 * The longest time that work can take somewhere if all goes as badly as it may.
 *
 * @param seconds at least 0; infinite if there is none
 * @param reason why there is none, as a clause; null if there is one
 */
public record LongestTime(double seconds, @Nullable String reason) {

  /**
   * The longest time that a scenario can say, in seconds: ten years. It stands for no limit, as
   * vendors' elements write it.
   */
  public static final double FOREVER = 3650 * 86_400;

  private static final double SECOND = 1e9;

  /** Returns a time that is known. */
  public static LongestTime of(double seconds) {
    return new LongestTime(seconds, null);
  }

  /** Returns that there is none. */
  public static LongestTime none(String reason) {
    return new LongestTime(Double.POSITIVE_INFINITY, reason);
  }

  /** True if there is one. */
  public boolean isFinite() {
    return reason == null;
  }

  /** Returns so many times the time, and some more. */
  public LongestTime times(double factor, double moreSeconds) {
    return new LongestTime(seconds * factor + moreSeconds, reason);
  }

  /** Returns this and another one after it. */
  public LongestTime plus(LongestTime other) {
    return new LongestTime(seconds + other.seconds, reason == null ? other.reason : reason);
  }

  /** Returns this, ended after some nanoseconds unless they are as good as no limit. */
  public LongestTime within(long nanos) {
    double most = nanos / SECOND;
    return seconds > most && most < FOREVER ? of(most) : this;
  }
}
