package dev.stampede.reports.text;

import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.AttributionSummary.Step;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words how work ended on a rung. */
public final class OriginWords {

  /** Where these happened is not clear from what they are. */
  private static final Set<String> WITH_LAYER = Set.of("timeout", "throttled", "limit_reached");

  private static final Map<String, String> ANSWERED =
      Map.of("late", "answered late", "failed", "answered, not well enough");

  private OriginWords() {}

  /** Says what happened: {@code timed out (deadline)}. */
  public static String of(Step step) {
    String layer = PlainText.of(step.layer());
    return switch (step.status()) {
      case Step.GAVE_UP -> "owner gave up" + (layer.isEmpty() ? "" : " during " + layer);
      case Step.UNDER_WAY -> "under way" + (layer.isEmpty() ? "" : " at " + layer);
      default ->
          WITH_LAYER.contains(step.status())
              ? status(step.status()) + " (" + layer + ")"
              : status(step.status());
    };
  }

  /** Says how work came to its outcome: an answer can be late, or not good enough. */
  public static String of(Origin origin) {
    return isAnswer(origin) ? ANSWERED.getOrDefault(origin.outcome(), "answered") : of(origin.at());
  }

  private static boolean isAnswer(Origin origin) {
    return origin.at().status().equals(Step.OK);
  }

  private static String status(String status) {
    return switch (status) {
      case Step.OK -> "answered";
      case "rate_limited" -> "rate limited";
      case "error" -> "provider error";
      case "cut" -> "cut off";
      case "timeout" -> "timed out";
      case "breaker_open" -> "breaker open";
      case "limit_reached" -> "limit reached";
      case "no_endpoint" -> "no healthy endpoint";
      case "cache_miss" -> "not in the cache";
      case "not_good_enough" -> "nothing good enough";
      case "quota_exhausted" -> "quota exhausted";
      default -> PlainText.of(status);
    };
  }

  /** Says where and what: {@code north: timed out (deadline)}. */
  public static String at(Origin origin) {
    return at(origin.at(), of(origin));
  }

  private static String at(Step step, String what) {
    String name = PlainText.of(step.name());
    return name.isEmpty() ? what : name + ": " + what;
  }

  /** Says a whole way: {@code north: breaker open → south: answered}. */
  public static String way(Origin origin) {
    return origin.after().stream()
            .map(step -> at(step, of(step)) + " → ")
            .collect(Collectors.joining())
        + at(origin.at(), of(origin.at()));
  }
}
