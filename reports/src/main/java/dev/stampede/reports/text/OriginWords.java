package dev.stampede.reports.text;

import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.AttributionSummary.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words how work ended on a rung: by what really ended it, with the HTTP status beside. */
public final class OriginWords {

  private static final String QUOTA_EXHAUSTED = "quota_exhausted";

  private static final String LATE = "late";

  private static final Map<String, String> ANSWERED =
      Map.of(LATE, "answered late", "failed", "answered, not well enough");

  private OriginWords() {}

  /** Says what happened: {@code timed out (deadline)}, {@code outage (529)}. */
  public static String of(Step step) {
    return switch (step.status()) {
      case Step.OK -> "answered";
      case Step.UNDER_WAY -> with("under way", " at ", step);
      default ->
          step.cause().equals(Step.GAVE_UP)
              ? with("owner gave up", " during ", step)
              : withNotes(cause(step), notes(step));
    };
  }

  private static String with(String what, String where, Step step) {
    return step.layer().isEmpty() ? what : what + where + PlainText.of(step.layer());
  }

  private static String withNotes(String what, List<String> notes) {
    return notes.isEmpty() ? what : what + " (" + String.join(", ", notes) + ")";
  }

  /** Where it happened and which one it was, as far as that is not clear; the HTTP status. */
  private static List<String> notes(Step step) {
    List<String> notes = new ArrayList<>();
    String detail = PlainText.of(step.detail());
    switch (step.cause()) {
      case "timeout", "throttled", "limit_reached" -> {
        notes.add(PlainText.of(step.layer()));
        notes.add(detail);
      }
      case "shed" -> {
        notes.add(step.status().equals("shed") ? PlainText.of(step.layer()) : "");
        notes.add(heldUp(detail));
      }
      case "queue_full", "queue_dropped", "queue_timeout", "queue_patience" ->
          notes.add(heldUp(detail));
      case "outage", "front_door" ->
          notes.add(detail.isEmpty() && step.status().equals("cut") ? "cut off" : detail);
      default -> {
        // quotas have their limit in the words
      }
    }
    if (step.httpStatus() != 0) {
      notes.add(Integer.toString(step.httpStatus()));
    }
    notes.removeIf(String::isEmpty);
    return notes;
  }

  private static String heldUp(String fault) {
    return fault.isEmpty() ? "" : "fault: " + fault;
  }

  private static String cause(Step step) {
    String limit = "quota " + PlainText.of(step.detail());
    return switch (step.cause()) {
      case "outage" -> "outage";
      case "brownout" -> "brown-out";
      case "front_door" -> "front door closed";
      case "front_door_full" -> "front door full";
      case "tier_full" -> PlainText.of(step.detail()) + " full";
      case "tier_timeout" -> "too long in " + PlainText.of(step.detail());
      case "tier_fault" -> "fault of " + PlainText.of(step.detail());
      case "dependency" -> "no answer for " + PlainText.of(step.detail());
      case "queue_full" -> "queue full";
      case "queue_dropped" -> "dropped from the queue";
      case "queue_timeout" -> "waited too long in the queue";
      case "queue_patience" -> "gave up in the queue";
      case "too_long" -> "too long for its cache";
      case "quota" -> step.status().equals(QUOTA_EXHAUSTED) ? limit + " used up" : limit;
      case "quota_cut" -> limit + " cut by a fault";
      case "stream_cut" -> "stream cut";
      case "gray" -> "answer lost";
      case "node_died" -> "its node died of load";
      case "node_unreachable" -> "sent to a dead node";
      case "no_node_left" -> "no node left";
      case "pool_full" -> "no endpoint with quota left";
      case "timeout" -> "timed out";
      case "breaker_open" -> "breaker open";
      case "limit_reached" -> "limit reached";
      case "no_endpoint" -> "no healthy endpoint";
      case "cache_miss" -> "not in the cache";
      case "not_good_enough" -> "nothing good enough";
      default -> PlainText.of(step.cause());
    };
  }

  /** Says how work came to its outcome: an answer can be late, or not good enough. */
  public static String of(Origin origin) {
    if (isAnswer(origin)) {
      return answered(origin);
    }
    boolean waits = origin.outcome().equals(LATE) && origin.at().status().equals(Step.UNDER_WAY);
    return waits ? with("still without an answer", " at ", origin.at()) : of(origin.at());
  }

  private static boolean isAnswer(Origin origin) {
    return origin.at().status().equals(Step.OK);
  }

  /** A fault is named where it explains the outcome. */
  private static String answered(Origin origin) {
    String what = ANSWERED.getOrDefault(origin.outcome(), "answered");
    return switch (origin.outcome() + " " + origin.at().cause()) {
      case "failed quality" -> what + " (fault: quality)";
      case "late gray" -> what + " (fault: gray)";
      default -> what;
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
