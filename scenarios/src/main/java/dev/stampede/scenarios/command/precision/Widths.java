package dev.stampede.scenarios.command.precision;

import dev.stampede.experiments.tally.Metric;
import dev.stampede.scenarios.text.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
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
          double width = read(() -> MetricWidth.read(metric, part.substring(sign + 1).strip()));
          absolute.put(metric.name(), positive(part, width));
        } else {
          double share =
              positive(part, read(() -> MetricWidth.share(part.strip(), "5%, or METRIC=WIDTH")));
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

    private static double read(DoubleSupplier width) {
      try {
        return width.getAsDouble();
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }

    private static double positive(String part, double width) {
      if (width <= 0) {
        throw new TypeConversionException("'%s' must be above 0".formatted(part));
      }
      return width;
    }
  }
}
