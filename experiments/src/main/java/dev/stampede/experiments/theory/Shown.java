package dev.stampede.experiments.theory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as the page shows them. */
final class Shown {

  private Shown() {}

  /** A share with one digit. */
  static String share(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A share of a number of things with its binomial standard error. */
  static String share(double share, int things) {
    double error = Math.sqrt(share * (1 - share) / things);
    return String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * share, 100 * error);
  }

  /** A number to some significant digits. */
  static String digits(double number, int significant) {
    if (!Double.isFinite(number)) {
      return "–";
    }
    return new BigDecimal(number).round(new MathContext(significant)).toPlainString();
  }

  /** A time in seconds to the nanosecond, for a scenario. */
  static String nanos(double seconds) {
    return String.format(Locale.ROOT, "%.9f", seconds);
  }

  /** A share in percent with all its digits, for a scenario. */
  static String percent(double share) {
    return BigDecimal.valueOf(100 * share).toPlainString() + "%";
  }
}
