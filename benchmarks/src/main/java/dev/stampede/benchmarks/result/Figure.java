package dev.stampede.benchmarks.result;

import java.util.Locale;

/** How figures are written: with three significant digits. */
final class Figure {

  private static final int DIGITS = 3;
  private static final String[] PREFIXES = {"", " k", " M", " G"};

  private Figure() {}

  /** Three significant digits, and all digits before the point: 0.123, 1.23, 12.3, 123, 1234. */
  static String of(double value) {
    int before = value < 1 ? 1 : (int) Math.floor(Math.log10(value)) + 1;
    return String.format(Locale.ROOT, "%." + Math.max(0, DIGITS - before) + "f", value);
  }

  /** A number of events with a prefix: 39.5 M. */
  static String large(double value) {
    double rest = value;
    int prefix = 0;
    while (rest >= 1000 && prefix < PREFIXES.length - 1) {
      rest /= 1000;
      prefix++;
    }
    return of(rest) + PREFIXES[prefix];
  }

  /** A multiple: 2.71x. */
  static String times(double ratio) {
    return of(ratio) + "x";
  }
}
