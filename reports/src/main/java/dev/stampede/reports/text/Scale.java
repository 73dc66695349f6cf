package dev.stampede.reports.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How to write a number: divided by the size of a unit, with so many decimals.
 *
 * <p>Rounding goes through decimal arithmetic, because what {@code %.1f} prints for a double has
 * changed between versions of Java, and the same results are to give the same text.
 *
 * @param size of the unit, in what the values are in; positive
 * @param decimals digits after the point; left out where they would only be zeros of an exact value
 * @param unit written after the number, a space in between; may be empty
 */
record Scale(double size, int decimals, String unit) {

  private static final int MOST_DECIMALS = 6;
  private static final double LEAST_HALF_WIDTH = 0.001;

  /** Hides the tail of a double (0.9985 is 0.99850000000000005...), and nothing else. */
  private static final MathContext WITHOUT_TAIL = new MathContext(15, RoundingMode.HALF_EVEN);

  /** Returns the same with other decimals. */
  Scale withDecimals(int others) {
    return new Scale(size, others, unit);
  }

  /** Returns the scale that suits a time of so many seconds, which is below one minute. */
  static Scale ofSeconds(double seconds) {
    if (seconds == 0 || seconds >= 0.9995) {
      return new Scale(1, 1, "s");
    }
    if (seconds >= 1e-5) {
      return new Scale(1e-3, digits(seconds / 1e-3, 3), "ms");
    }
    return new Scale(1e-6, digits(seconds / 1e-6, 3), "µs");
  }

  /**
   * Returns the scale for a share that is not negative: percent, with two digits of the distance to
   * 0 or 100 %, so that 99.5 % and 99.95 % stay apart.
   */
  static Scale ofShare(double share) {
    double distance = Math.min(share, Math.abs(1 - share));
    return new Scale(0.01, distance == 0 ? 1 : Math.max(1, digits(distance * 100, 2)), "%");
  }

  /** Returns the scale for an amount of money that is not negative: cents below 1,000. */
  static Scale ofMoney(double amount, String currency) {
    return new Scale(1, amount < 999.995 ? 2 : 0, currency);
  }

  /** Returns the scale for a plain number that is not negative: three digits or more. */
  static Scale ofNumber(double value) {
    return new Scale(1, digits(value, 3), "");
  }

  /** Returns the decimals that show so many significant digits of a number; 0 to 6. */
  static int digits(double value, int significant) {
    if (value == 0) {
      return 0;
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(significant));
    int exponent = rounded.precision() - rounded.scale() - 1;
    return Math.max(0, Math.min(MOST_DECIMALS, significant - 1 - exponent));
  }

  /** Writes a number in this scale with its unit. */
  String text(double value) {
    String number = number(value);
    return unit.isEmpty() ? number : number + " " + unit;
  }

  /** Writes a number in this scale without its unit. */
  String number(double value) {
    return decimal(value / size, decimals);
  }

  /**
   * Writes half the width of an interval, with at least one digit that is not zero; as a thousandth
   * of the unit if it is less.
   */
  String halfWidth(double value) {
    double scaled = Math.max(value / size, LEAST_HALF_WIDTH);
    return decimal(scaled, Math.max(Math.min(decimals, digits(scaled, 2)), digits(scaled, 1)));
  }

  private static String decimal(double value, int decimals) {
    BigDecimal exact = new BigDecimal(value).round(WITHOUT_TAIL);
    BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
    if (rounded.compareTo(exact) == 0) {
      rounded = rounded.stripTrailingZeros();
    }
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }
}
