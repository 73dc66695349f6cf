package dev.stampede.scenarios.trace.format;

import java.util.List;

/**
 * Reads points in time such as {@code 2023-11-16 18:17:03.9799600} exactly.
 *
 * <p>The separator may be a {@code T}, the fraction may have up to nine digits or be missing, and
 * {@code Z}, {@code UTC} or an offset such as {@code +02:00}, {@code +0200} or {@code +02} may
 * follow; without one it is UTC. Years go from 1970 to 2199.
 */
public final class Timestamp {
  /** Returned for what is no such time. */
  public static final long INVALID = -1;

  private static final long NO_OFFSET = Long.MIN_VALUE;
  private static final long NANOS = 1_000_000_000L;
  private static final int WITHOUT_FRACTION = "yyyy-MM-dd HH:mm:ss".length();
  private static final int LOG_LENGTH = "dd/MMM/yyyy:HH:mm:ss +0000".length();
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final int[] DAYS_BEFORE = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  private Timestamp() {}

  /** Returns nanoseconds since 1970, or {@link #INVALID}. */
  public static long nanos(String text) {
    int length = lengthWithoutZone(text);
    long offset = offset(text, length);
    if (length < WITHOUT_FRACTION
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || (text.charAt(10) != ' ' && text.charAt(10) != 'T')
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return INVALID;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    long fraction = fraction(text, length);
    if (year < 1970
        || year > 2199
        || month < 1
        || month > 12
        || day < 1
        || day > daysOf(year, month)
        || outside(hour, 23)
        || outside(minute, 59)
        || outside(second, 59)
        || fraction < 0
        || offset == NO_OFFSET) {
      return INVALID;
    }
    long days = daysSince1970(year, month, day);
    long seconds = ((days * 24 + hour) * 60 + minute) * 60 + second - offset;
    return seconds < 0 ? INVALID : seconds * NANOS + fraction;
  }

  /**
   * Returns the time of an access log, {@code 10/May/2024:00:00:00 +0200}, in nanoseconds since
   * 1970; {@link #INVALID} if it is none.
   */
  static long ofLog(String text) {
    if (text.length() != LOG_LENGTH
        || text.charAt(2) != '/'
        || text.charAt(6) != '/'
        || text.charAt(11) != ':'
        || text.charAt(20) != ' ') {
      return INVALID;
    }
    int month = MONTHS.indexOf(text.substring(3, 6)) + 1;
    return nanos(
        "%s-%02d-%s %s%s"
            .formatted(
                text.substring(7, 11),
                month,
                text.substring(0, 2),
                text.substring(12, 20),
                text.substring(21)));
  }

  private static boolean outside(int value, int max) {
    return value < 0 || value > max;
  }

  /** Where an offset or the name of UTC begins; the length if there is none. */
  private static int lengthWithoutZone(String text) {
    for (int i = WITHOUT_FRACTION; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '+' || c == '-' || c == 'Z' || c == ' ') {
        return i;
      }
    }
    return text.length();
  }

  /** Returns how many seconds a time's zone is ahead of UTC, or {@link #NO_OFFSET}. */
  private static long offset(String text, int from) {
    String zone = text.substring(Math.min(from, text.length())).strip();
    if (zone.isEmpty()) {
      return from == text.length() ? 0 : NO_OFFSET;
    }
    if (zone.equals("Z") || zone.equals("UTC")) {
      return 0;
    }
    int sign = zone.charAt(0) == '-' ? -1 : 1;
    int length = zone.length();
    boolean colon = length == 6 && zone.charAt(3) == ':';
    if ((zone.charAt(0) != '+' && zone.charAt(0) != '-')
        || !(colon || length == 5 || length == 3)) {
      return NO_OFFSET;
    }
    int hours = number(zone, 1, 3);
    int minutes = length == 3 ? 0 : number(zone, length - 2, length);
    return outside(hours, 18) || outside(minutes, 59)
        ? NO_OFFSET
        : sign * (hours * 3_600L + minutes * 60L);
  }

  /** Returns the fraction in nanoseconds: 0 if there is none, negative if it is broken. */
  private static long fraction(String text, int end) {
    if (end == WITHOUT_FRACTION) {
      return 0;
    }
    int digits = end - WITHOUT_FRACTION - 1;
    if (text.charAt(WITHOUT_FRACTION) != '.' || digits < 1 || digits > 9) {
      return INVALID;
    }
    long fraction = number(text, WITHOUT_FRACTION + 1, end);
    for (int i = digits; i < 9; i++) {
      fraction *= 10;
    }
    return fraction;
  }

  /** Returns the number that digits make; negative if one is none. At most nine digits. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  private static int daysOf(int year, int month) {
    int days = DAYS_BEFORE[month] - DAYS_BEFORE[month - 1];
    return month == 2 && isLeap(year) ? days + 1 : days;
  }

  private static long daysSince1970(int year, int month, int day) {
    int before = year - 1;
    int leapDays = before / 4 - before / 100 + before / 400 - 477; // 477 of them before 1970
    int leapDay = month > 2 && isLeap(year) ? 1 : 0;
    return 365L * (year - 1970) + leapDays + DAYS_BEFORE[month - 1] + leapDay + day - 1;
  }
}
