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

  /** A number with all digits that it has. */
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** A time in seconds to the nanosecond, for a scenario. */
  static String nanos(double seconds) {
    return String.format(Locale.ROOT, "%.9f", seconds);
  }

  /** A share in percent with all its digits, for a scenario. */
  static String percent(double share) {
    return BigDecimal.valueOf(100 * share).toPlainString() + "%";
  }

  /** A mean with its standard error. */
  static String mean(Mean mean) {
    return "%s ± %s".formatted(digits(mean.value(), 5), digits(mean.error(), 2));
  }

  /** Whole seconds. */
  static String seconds(long seconds) {
    return String.format(Locale.ROOT, "%,d s", seconds);
  }

  /** How many there are. */
  static String thousands(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
