package dev.stampede.reports.text;

import java.util.Locale;

/**
 * A metric's name, such as {@code latency.e2e.p99}, and what the name tells about its values.
 *
 * @param name as in objectives and comparisons
 */
public record Metric(String name) {

  /** Returns the metric of a name. Any name is fine; an unknown one is a plain number. */
  public static Metric of(String name) {
    return new Metric(name);
  }

  /** The name in words: {@code p99 latency}. */
  public String words() {
    if (name.startsWith("latency.")) {
      int dot = name.lastIndexOf('.');
      String statistic = name.substring(dot + 1);
      return switch (statistic) {
            case "mean" -> "mean ";
            case "max" -> "longest ";
            default -> statistic + " ";
          }
          + span(dot < "latency.".length() ? "" : name.substring("latency.".length(), dot));
    }
    return switch (name) {
      case "attempts.amplification" -> "amplification";
      case "cost", "costUsd" -> "cost of tickets";
      case "waitProbability" -> "share that waited";
      default -> name.replace('.', ' ').replace('_', ' ');
    };
  }

  private static String span(String span) {
    return switch (span) {
      case "wait" -> "wait";
      case "firstToken", "first_token" -> "time to first token";
      case "human" -> "time to a person's answer";
      case "deferred" -> "time to a deferred answer";
      case "failed" -> "time to failure";
      default -> "latency";
    };
  }

  /** The unit of its values, as in {@link dev.stampede.reports.result.ObjectiveResult#unit}. */
  public String unit() {
    if (name.startsWith("latency.")) {
      return "s";
    }
    if (name.toLowerCase(Locale.ROOT).startsWith("cost")) {
      return "USD";
    }
    return switch (name) {
      case "availability", "quality", "waitProbability", "utilization" -> "share";
      default -> "";
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
