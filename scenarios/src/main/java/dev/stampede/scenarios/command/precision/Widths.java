package dev.stampede.scenarios.command.precision;

import dev.stampede.experiments.tally.Metric;
import dev.stampede.scenarios.read.Durations;
import dev.stampede.scenarios.text.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How wide intervals may be, as a user says it: {@code 5%} of each value, {@code availability=0.1%}
 * or {@code latency.e2e.p99=200ms} at each side of one metric, or several of them with commas
 * between.
 *
 * @param relative half of an interval as a share of its value, in (0, 1]
 * @param absolute half of an interval in the metric's unit, by metric, above 0
 */
record Widths(Optional<Double> relative, Map<String, Double> absolute) {

  /** None are asked for. */
  static final Widths NONE = new Widths(Optional.empty(), Map.of());

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MINUTE = 60e9;

  private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");
  private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:\\s*[A-Z]{3})?");

  /** Reads them. */
  static final class Reading implements ITypeConverter<Widths> {

    @Override
    public Widths convert(String text) {
      Optional<Double> relative = Optional.empty();
      Map<String, Double> absolute = new TreeMap<>();
      for (String part : text.split(",", -1)) {
        int sign = part.indexOf('=');
        if (sign >= 0) {
          Metric metric = metric(part.substring(0, sign).strip());
          absolute.put(metric.name(), positive(part, width(metric, part.substring(sign + 1))));
        } else {
          double share = positive(part, number(PERCENT, part, "5%, or METRIC=WIDTH")) / 100;
          if (share > 1) {
            throw new TypeConversionException("'%s' is more than the value itself".formatted(part));
          }
          relative = Optional.of(share);
        }
      }
      return new Widths(relative, absolute);
    }

    private static Metric metric(String name) {
      List<String> known = Metric.values().stream().map(Metric::name).toList();
      return Metric.named(name)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no metric '%s'; %s"
                          .formatted(name, Suggestion.help(name, "known here", known))));
    }

    private static double width(Metric metric, String width) {
      return switch (metric.unit()) {
        case "s" -> nanos(width) / NANOS_PER_SECOND;
        case "min" -> nanos(width) / NANOS_PER_MINUTE;
        case "share" -> number(PERCENT, width, "points, such as 0.1%") / 100;
        default -> number(NUMBER, width, "a number");
      };
    }

    private static double nanos(String duration) {
      try {
        return Durations.parse(duration.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }

    private static double number(Pattern pattern, String text, String wanted) {
      Matcher matcher = pattern.matcher(text.strip());
      if (!matcher.matches()) {
        throw new TypeConversionException("'%s' must be %s".formatted(text, wanted));
      }
      return Double.parseDouble(matcher.group(1));
    }

    private static double positive(String part, double width) {
      if (width <= 0) {
        throw new TypeConversionException("'%s' must be above 0".formatted(part));
      }
      return width;
    }
  }
}
