package dev.stampede.scenarios.trace;

/**
 * Reads points in time such as {@code 2023-11-16 18:17:03.9799600} exactly, in UTC.
 *
 * <p>The separator may be a {@code T}, the fraction may have up to nine digits or be missing, and
 * {@code Z} or {@code +00:00} may follow. Years go from 1970 to 2199.
 */
final class Timestamp {
  /** Returned for what is no such time. */
  static final long INVALID = -1;

  private static final long NANOS = 1_000_000_000L;
  private static final int WITHOUT_FRACTION = "yyyy-MM-dd HH:mm:ss".length();
  private static final int[] DAYS_BEFORE = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  private Timestamp() {}

  /** Returns nanoseconds since 1970, or {@link #INVALID}. */
  static long nanos(String text) {
    int length = lengthWithoutZone(text);
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
        || fraction < 0) {
      return INVALID;
    }
    long days = daysSince1970(year, month, day);
    return (((days * 24 + hour) * 60 + minute) * 60 + second) * NANOS + fraction;
  }

  private static boolean outside(int value, int max) {
    return value < 0 || value > max;
  }

  private static int lengthWithoutZone(String text) {
    if (text.endsWith("Z")) {
      return text.length() - 1;
    }
    return text.endsWith("+00:00") ? text.length() - 6 : text.length();
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
