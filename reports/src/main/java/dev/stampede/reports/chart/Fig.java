package dev.stampede.reports.chart;

import java.util.Locale;

final class Fig {
  private Fig() {}

  static String share(double s) {
    return Double.isNaN(s) ? "\u2013" : String.format(Locale.ROOT, "%.2f %%", 100 * s);
  }

  static String seconds(double s) {
    return String.format(Locale.ROOT, "%.3g s", s);
  }

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  static String number(double n) {
    return String.format(Locale.ROOT, "%.1f", n);
  }
}
