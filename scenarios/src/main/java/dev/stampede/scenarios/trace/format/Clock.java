package dev.stampede.scenarios.trace.format;

import java.util.Locale;

/** How times are written. */
public enum Clock {
  /** Date and time, with the offset from UTC or in UTC. */
  ISO(0),
  /** As access logs have it: {@code 10/May/2024:00:00:00 +0200}. */
  LOG(0),
  /** A number of seconds. */
  S(1_000_000_000L),
  /** A number of milliseconds. */
  MS(1_000_000L),
  /** A number of microseconds. */
  US(1_000L),
  /** A number of nanoseconds. */
  NS(1L);

  /** What is no such time. */
  public static final long INVALID = -1;

  private final long nanos;

  Clock(long nanos) {
    this.nanos = nanos;
  }

  /** True if times are bare numbers, which may be of any unit. */
  public boolean isNumber() {
    return nanos > 0;
  }

  /**
   * Returns a time in nanoseconds, exactly to the nanosecond, since 1970 or since whatever the
   * numbers count from; {@link #INVALID} if the text is no such time.
   */
  public long read(String text) {
    return switch (this) {
      case ISO -> Timestamp.nanos(text);
      case LOG -> Timestamp.ofLog(text);
      case S, MS, US, NS -> Decimal.times(text, nanos);
    };
  }

  /** A time as this clock writes it, for messages. */
  public String example() {
    return switch (this) {
      case ISO -> "a time such as 2023-11-16 18:17:03.9799600";
      case LOG -> "a time such as 10/May/2024:00:00:00 +0200";
      case S, MS, US, NS ->
          "a number of %s, at least 0, within 292 years".formatted(name().toLowerCase(Locale.ROOT));
    };
  }

  /**
   * Returns the clock by which a time was most likely written.
   *
   * @return numbers of the magnitude of times since 1970 tell their unit; others count seconds
   */
  public static Clock likely(String text) {
    if (Timestamp.nanos(text) != INVALID) {
      return ISO;
    }
    if (Timestamp.ofLog(text) != INVALID) {
      return LOG;
    }
    long whole = Decimal.times(text, 1);
    // 1e11 s is the year 5138, 1e11 ms was in 1973
    return whole >= 100_000_000_000_000_000L
        ? NS
        : whole >= 100_000_000_000_000L ? US : whole >= 100_000_000_000L ? MS : S;
  }

  /** True if a number is of the magnitude of times since 1970 by this clock, from 2001 to 2099. */
  public boolean isSince1970(long read) {
    return read >= 1_000_000_000L * 1_000_000_000L && read < 4_100_000_000L * 1_000_000_000L;
  }
}
