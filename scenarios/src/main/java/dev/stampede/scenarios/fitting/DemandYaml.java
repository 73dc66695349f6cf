package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.LengthLaw;
import dev.stampede.experiments.demand.Lengths;
import dev.stampede.experiments.demand.RateCurve;
import dev.stampede.experiments.demand.Rhythm;
import dev.stampede.experiments.demand.scatter.Candidate;
import dev.stampede.experiments.demand.scatter.Scatter;
import dev.stampede.experiments.demand.scatter.Scatter.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes demand as a scenario says it. */
final class DemandYaml {

  private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  private static final int A_DAY = 24;
  private static final int PER_LINE = 12;

  /** A law that is nearer than this to lengths may stand for them. */
  private static final double CLOSE_LAW = 0.05;

  private static final double[] QUANTILES = {0.1, 0.5, 0.9, 0.99};

  private final StringBuilder text = new StringBuilder();

  /** Begins a demand section with comments above it. */
  DemandYaml(List<String> comments) {
    comments.forEach(line -> text.append("# ").append(line).append('\n'));
    text.append("demand:\n  requests:\n");
  }

  /** A line that is indented by so many steps of two blanks. */
  DemandYaml line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
    return this;
  }

  /** Says a process about its rate. */
  DemandYaml arrivals(Candidate chosen, Optional<Rhythm> known) {
    line(2, "arrivals:");
    switch (chosen.shape()) {
      case CONSTANT -> line(3, "rate: " + Numbers.rate(chosen.curve().rateOf(0)));
      case SLOW, POINTS -> points(chosen.curve());
      case DAY -> known.ifPresent(rhythm -> cycle(rhythm, "day", rhythm.day()));
      case WEEK -> known.ifPresent(rhythm -> cycle(rhythm, "week", rhythm.week()));
    }
    String pattern = pattern(chosen.scatter());
    return pattern.isEmpty() ? this : line(3, "pattern: " + pattern);
  }

  private void points(RateCurve curve) {
    line(3, "points:");
    for (int i = 0; i < curve.knots(); i++) {
      line(
          4,
          "- {at: %s, rate: %s}"
              .formatted(Numbers.moment(curve.secondsOf(i)), Numbers.rate(curve.rateOf(i))));
    }
  }

  private void cycle(Rhythm rhythm, String cycle, double[] multiples) {
    line(3, "rate: " + Numbers.rate(rhythm.meanPerSecond()));
    int hour = (int) Math.floor(rhythm.startHour());
    int minute = (int) ((rhythm.startHour() - hour) * 60);
    line(3, "profile:");
    line(
        4,
        String.format(
            Locale.ROOT, "starts: %s %02d:%02d", DAYS[hour / A_DAY], hour % A_DAY, minute));
    line(4, cycle + ":");
    for (int from = 0; from < multiples.length; from += PER_LINE) {
      String values =
          IntStream.range(from, Math.min(multiples.length, from + PER_LINE))
              .mapToObj(i -> Numbers.multiple(multiples[i]))
              .collect(Collectors.joining(", "));
      line(5, (from == 0 ? "[" : " ") + values + (from + PER_LINE < multiples.length ? "," : "]"));
    }
  }

  /** The value of the key pattern; empty for a Poisson process, which is what there is without. */
  static String pattern(Scatter scatter) {
    List<Parameter> parameters = scatter.parameters();
    if (parameters.isEmpty()) {
      return "";
    }
    List<String> keys = new ArrayList<>();
    for (Parameter parameter : parameters) {
      keys.add("%s: %s".formatted(parameter.name(), value(parameter)));
    }
    return scatter.kind().equals("mmpp")
        ? "{mmpp: {states: [{%s, %s}, {%s, %s}]}}".formatted(keys.toArray())
        : "{%s: {%s}}".formatted(scatter.kind(), String.join(", ", keys));
  }

  private static String value(Parameter parameter) {
    return switch (parameter.unit()) {
      case "s" -> Numbers.duration(parameter.value());
      case "share" -> Numbers.plain(100 * parameter.value()) + "%";
      default ->
          parameter.name().equals("times")
              ? Numbers.multiple(parameter.value())
              : Numbers.plain(parameter.value());
    };
  }

  /** Says lengths: a law if one is near, and quantiles otherwise. */
  static String lengths(Lengths lengths) {
    for (LengthLaw law : lengths.laws()) {
      if (law.distance() <= CLOSE_LAW && law.name().equals("lognormal")) {
        double p99 = law.scale() * Math.exp(2.3263478740408408 * law.shape());
        return "{dist: lognormal, p50: %s, p99: %s}"
            .formatted(Numbers.plain(law.scale()), Numbers.plain(p99));
      }
      if (law.distance() <= CLOSE_LAW && law.name().equals("weibull")) {
        return "{dist: weibull, shape: %s, scale: %s}"
            .formatted(Numbers.plain(law.shape()), Numbers.plain(law.scale()));
      }
    }
    List<String> keys = new ArrayList<>();
    int last = 0;
    for (double share : QUANTILES) {
      int quantile = lengths.quantile(share);
      if (quantile > last) {
        keys.add("p%d: %d".formatted(Math.round(100 * share), quantile));
        last = quantile;
      }
    }
    return keys.size() < 2
        ? "" + Math.max(1, lengths.quantile(0.5))
        : "{quantiles: {%s}}".formatted(String.join(", ", keys));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
