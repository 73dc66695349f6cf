package dev.stampede.reports.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric's name, such as {@code latency.e2e.p99}.
 *
 * @param name as in objectives and comparisons
 */
public record Metric(String name) {

  private static final Pattern LATENCY =
      Pattern.compile("latency\\.([a-z0-9_]+)(\\.answered)?\\.(mean|max|p[0-9.]+)");

  /** Returns the metric of a name. Any name is fine; an unknown one is a plain number. */
  public static Metric of(String name) {
    return new Metric(name);
  }

  /** The name in words: {@code p99 latency}. */
  public String words() {
    if (name.startsWith("latency.")) {
      Matcher matcher = LATENCY.matcher(name);
      if (!matcher.matches()) {
        return name.replace('.', ' ');
      }
      String statistic =
          switch (matcher.group(3)) {
            case "mean" -> "mean ";
            case "max" -> "longest ";
            default -> matcher.group(3) + " ";
          };
      return statistic
          + span(matcher.group(1))
          + (matcher.group(2) == null ? "" : " of the answered");
    }
    return switch (name) {
      case "attempts.amplification" -> "amplification";
      case "cost.total" -> "cost";
      case "cost.fixed" -> "fixed cost";
      case "cost.lost_hours" -> "cost of lost hours";
      case "cost.tickets", "cost.tokens", "cost.people", "cost.replicas" ->
          "cost of " + name.substring("cost.".length());
      case "cost.reserved" -> "cost of reserved capacity";
      case "waitProbability" -> "share that waited";
      case "minutes_below" -> "time below the level";
      case "minutes_out" -> "time out of the promise";
      default -> name.replace('.', ' ').replace('_', ' ');
    };
  }

  /**
   * Whose it is, and its name in words: {@code chat p99 latency}.
   *
   * @param useCase empty for an architecture as a whole
   */
  public String words(String useCase) {
    return useCase.isEmpty() ? words() : PlainText.of(useCase) + " " + words();
  }

  private static String span(String span) {
    return switch (span) {
      case "wait" -> "wait";
      case "first_token" -> "time to first token";
      case "per_token" -> "time per token";
      case "human" -> "time to a person's answer";
      case "deferred" -> "time to a deferred answer";
      case "failed" -> "time to failure";
      default -> "latency";
    };
  }

  /** True if more of it is better; otherwise less is. */
  public boolean higherIsBetter() {
    return switch (name) {
      case "availability", "quality", "goodput", "answered" -> true;
      default -> false;
    };
  }
}
