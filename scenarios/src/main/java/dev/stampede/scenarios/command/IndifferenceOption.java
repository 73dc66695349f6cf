package dev.stampede.scenarios.command;

import dev.stampede.experiments.compare.Indifference;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.scenarios.read.Durations;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that says which differences nobody minds. */
final class IndifferenceOption {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double PERCENT = 100;
  private static final Pattern NUMBER =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(%|pp|points|[A-Z]{3})?");

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
    if (metric.unit().equals("s") || metric.unit().equals("min")) {
      try {
        double seconds = Durations.parse(text) / NANOS_PER_SECOND;
        return metric.unit().equals("s") ? seconds : seconds / SECONDS_PER_MINUTE;
      } catch (IllegalArgumentException e) {
        return Double.NaN;
      }
    }
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return Double.NaN;
    }
    double value = Double.parseDouble(number.group(1));
    boolean percent = number.group(2) != null && number.group(2).matches("%|pp|points");
    return percent == metric.unit().equals("share")
        ? (percent ? value / PERCENT : value)
        : Double.NaN;
  }
}
