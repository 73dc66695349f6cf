package dev.stampede.scenarios.command.precision;

import dev.stampede.experiments.tally.Metric;
import dev.stampede.scenarios.read.Durations;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A width in the unit of a metric, as a user says it: points of shares, durations, numbers. */
public final class MetricWidth {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MINUTE = 60e9;
  private static final double PERCENT = 100;
  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");
  private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:\\s*[A-Z]{3})?");

  private MetricWidth() {}

  /**
   * Reads a width, at least 0.
   *
   * @param text without blanks around it
   * @throws IllegalArgumentException if it is none in the metric's unit; the message says why
   */
  public static double read(Metric metric, String text) {
    return switch (metric.unit()) {
      case "s" -> Durations.parse(text) / NANOS_PER_SECOND;
      case "min" -> Durations.parse(text) / NANOS_PER_MINUTE;
      case "share" -> number(SHARE, text, "points, such as 0.1%") / PERCENT;
      default -> number(NUMBER, text, "a number");
    };
  }

  /** Reads a share in percent, at least 0, likewise. */
  public static double share(String text, String wanted) {
    return number(SHARE, text, wanted) / PERCENT;
  }

  private static double number(Pattern pattern, String text, String wanted) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'%s' must be %s".formatted(text, wanted));
    }
    return Double.parseDouble(matcher.group(1));
  }
}
