package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Relative errors in a table of text, a line for each kind of point. */
final class ErrorTable {

  private static final double HUNDRED = 100;

  private final List<String> lines = new ArrayList<>();

  ErrorTable(String title) {
    lines.add("%-46s %7s %7s %7s %7s".formatted(title, "points", "median", "p90", "max"));
  }

  /** Adds a line, if there are any errors. */
  ErrorTable with(String name, double[] errors) {
    if (errors.length > 0) {
      lines.add(
          "%-46s %7d %7s %7s %7s"
              .formatted(
                  name,
                  errors.length,
                  percent(Statistic.P50.of(errors)),
                  percent(Statistic.P90.of(errors)),
                  percent(Statistic.MAX.of(errors))));
    }
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", share * HUNDRED);
  }

  static String signedPercent(double share) {
    return String.format(Locale.ROOT, "%+.1f %%", share * HUNDRED);
  }
}
