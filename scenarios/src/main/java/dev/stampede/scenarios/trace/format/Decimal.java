package dev.stampede.scenarios.trace.format;

/** Reads decimal numbers exactly, without a detour through binary fractions. */
public final class Decimal {
  private static final int MOST_EXPONENT = 30;
  private static final long LIMIT = Long.MAX_VALUE / 10 - 1;

  private Decimal() {}

  /**
   * Returns a number times a factor, rounded to the nearest whole, halves up.
   *
   * @param text digits, perhaps with a fraction and an exponent
   * @param factor a power of ten from 1 to 1e9
   * @return -1 if the text is no number, is negative or too large
   */
  public static long times(String text, long factor) {
    int length = text.length();
    int at = length > 0 && text.charAt(0) == '+' ? 1 : 0;
    long digits = 0;
    int scale = 0; // digits * 10^-scale
    boolean fraction = false;
    int read = 0;
    int dropped = -1;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (c == '.' && !fraction) {
        fraction = true;
      } else if (c >= '0' && c <= '9') {
        read++;
        if (digits <= LIMIT) {
          digits = digits * 10 + (c - '0');
          scale += fraction ? 1 : 0;
        } else if (!fraction) {
          return -1;
        } else if (dropped < 0) {
          dropped = c - '0';
        }
      } else {
        break;
      }
    }
    if (read == 0) {
      return -1;
    }
    if (at < length) {
      int exponent = exponent(text, at);
      if (exponent == Integer.MIN_VALUE) {
        return -1;
      }
      scale -= exponent;
    }
    return scaled(digits, factor, scale);
  }

  private static int exponent(String text, int at) {
    char e = text.charAt(at);
    if ((e != 'e' && e != 'E') || at + 1 == text.length()) {
      return Integer.MIN_VALUE;
    }
    int from = at + 1;
    boolean negative = text.charAt(from) == '-';
    from += negative || text.charAt(from) == '+' ? 1 : 0;
    int exponent = 0;
    if (from == text.length()) {
      return Integer.MIN_VALUE;
    }
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      exponent = exponent * 10 + digit;
      if (exponent > MOST_EXPONENT) {
        return Integer.MIN_VALUE;
      }
    }
    return negative ? -exponent : exponent;
  }

  private static long scaled(long digits, long factor, int scale) {
    long value = digits;
    long multiply = factor;
    int divide = scale;
    while (divide > 0 && multiply > 1) {
      multiply /= 10;
      divide--;
    }
    for (; divide < 0; divide++) {
      if (value > LIMIT) {
        return -1;
      }
      value *= 10;
    }
    if (value != 0 && multiply > Long.MAX_VALUE / value) {
      return -1;
    }
    value *= multiply;
    for (; divide > 1; divide--) {
      value /= 10;
    }
    return divide == 1 ? (value + 5) / 10 : value;
  }

  /** Returns a whole number up to a limit, written with or without a fraction of zeros; or -1. */
  public static long whole(String text, long most) {
    long value = 0;
    int length = text.length();
    int at = 0;
    for (; at < length && value <= most; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = value * 10 + digit;
    }
    if (at == 0 || value > most) {
      return -1;
    }
    if (at < length) {
      if (text.charAt(at) != '.' || at + 1 == length) {
        return -1;
      }
      for (int i = at + 1; i < length; i++) {
        if (text.charAt(i) != '0') {
          return -1;
        }
      }
    }
    return value;
  }
}
