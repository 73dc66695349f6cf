package dev.stampede.reports.file;

import dev.stampede.reports.text.PlainText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Values as they stand in a CSV file: for machines, in no locale, harmless to spreadsheets. */
public final class CsvText {

  private static final int DECIMALS = 6;

  /** So that a share of 99.999999 % is not all. */
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  /** Powers of ten that are doubles, up to 10^22. */
  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = BigDecimal.TEN.pow(i).doubleValue();
    }
  }

  private static final String STARTS_A_FORMULA = "=+-@＝＋－＠";

  private CsvText() {}

  /**
   * Returns a name on one line. One that a spreadsheet would run as a formula gets an apostrophe in
   * front, which a spreadsheet takes as the mark of a text.
   */
  public static String of(String name) {
    String plain = PlainText.of(name);
    String start = plain.stripLeading();
    boolean formula = !start.isEmpty() && STARTS_A_FORMULA.indexOf(start.charAt(0)) >= 0;
    return formula ? "'" + plain : plain;
  }

  static String of(long count) {
    return Long.toString(count);
  }

  /** Returns a number with at most six decimals, the same on every version of Java. */
  static String of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value (%s) must be finite".formatted(value));
    }
    BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /**
   * Returns a figure with at most 12 digits; nothing for NaN, and {@code inf} or {@code -inf} for
   * one that is infinite.
   */
  public static String figure(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return value == 0 ? "0" : rounded(value).stripTrailingZeros().toPlainString();
  }

  /**
   * Rounds what a double is exactly. Its product with a power of ten is known to twice the digits
   * of a double ({@code fma} gives what the first product left out), so that only what is too
   * small, too large or next to a tie needs the arithmetic of many digits, which takes ten times as
   * long: tables have millions of figures.
   */
  private static BigDecimal rounded(double value) {
    int decimals = DIGITS.getPrecision() - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
    if (decimals >= 0 && decimals < POWERS.length) {
      double shifted = value * POWERS[decimals];
      double whole = Math.rint(shifted);
      double rest = shifted - whole + Math.fma(value, POWERS[decimals], -shifted);
      double size = Math.abs(whole);
      if (Math.abs(rest) < 0.49 && size >= 1e11 && size < 1e12) {
        return BigDecimal.valueOf((long) whole, decimals);
      }
    }
    return new BigDecimal(value).round(DIGITS);
  }

  /** Returns a figure as above; nothing where there is none. */
  public static String figureOrNone(@Nullable Double value) {
    return value == null ? "" : figure(value);
  }

  /** Returns a share, or nothing where there is nothing to share. */
  static String ratio(long part, long whole) {
    return whole == 0 ? "" : of((double) part / whole);
  }
}
