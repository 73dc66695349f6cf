package dev.stampede.scenarios.command;

import dev.stampede.experiments.compare.Indifference;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.scenarios.command.precision.MetricWidth;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that says which differences nobody minds. */
final class IndifferenceOption {

  /** Percentage points are per cent of shares. */
  private static final Pattern POINTS = Pattern.compile("pp$|points$");

  @Option(
      names = "--indifference",
      paramLabel = "METRIC=VALUE",
      description =
          "differences that nobody minds, as in availability=0.1%% or latency.e2e.p99=200ms: what"
              + " certainly is no larger is called equivalent")
  private List<String> values = List.of();

  /** Returns them; empty, with what is wrong printed, if one makes no sense. */
  Optional<Indifference> read(Terminal terminal) {
    Map<String, Double> widths = new HashMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      String name = equals < 0 ? value : value.substring(0, equals);
      Optional<Metric> metric = Metric.named(name);
      if (metric.isEmpty()) {
        List<String> known = Metric.values().stream().map(Metric::name).toList();
        terminal.error("--indifference: there is no metric '%s'".formatted(name));
        terminal.err().println("  help: " + Suggestion.help(name, "known metrics", known));
        return Optional.empty();
      }
      double width = equals < 0 ? Double.NaN : width(metric.get(), value.substring(equals + 1));
      if (!(width > 0)) {
        terminal.error(
            "--indifference: '%s' is not %s above 0".formatted(value, kind(metric.get())));
        terminal.err().println("  help: as in availability=0.1%, latency.e2e.p99=200ms, tickets=5");
        return Optional.empty();
      }
      widths.put(name, width);
    }
    return Optional.of(new Indifference(widths));
  }

  private static String kind(Metric metric) {
    return switch (metric.unit()) {
      case "share" -> "a number of percentage points";
      case "s", "min" -> "a duration";
      default -> "a number";
    };
  }

  /** Returns it in the metric's unit; NaN if it is none. */
  private static double width(Metric metric, String text) {
    try {
      return MetricWidth.read(metric, POINTS.matcher(text).replaceFirst("%"));
    } catch (IllegalArgumentException e) {
      return Double.NaN;
    }
  }
}
