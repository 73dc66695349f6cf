package dev.stampede.scenarios.language;

import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.work.Status;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words for how a call ended: in {@code on}, what is tried again; in {@code when}, what leads
 * to a rung.
 */
final class StatusWords {
  private static final Set<Status> RETRYABLE =
      EnumSet.of(
          Status.RATE_LIMITED,
          Status.OVERLOADED,
          Status.ERROR,
          Status.CUT,
          Status.TIMEOUT,
          Status.BREAKER_OPEN,
          Status.LIMIT_REACHED,
          Status.SHED,
          Status.NO_ENDPOINT,
          Status.THROTTLED,
          Status.QUOTA_EXHAUSTED);

  private StatusWords() {}

  /** Reads {@code on} and its like: a list of statuses or groups of them, or one. */
  static Set<Status> on(ValueReader value) {
    Map<String, Set<Status>> words = choices(RETRYABLE);
    words.put("provider_errors", group(false));
    words.put("own_refusals", group(true));
    return read(value, words, words);
  }

  private static Set<Status> group(boolean ownRefusals) {
    return RETRYABLE.stream()
        .filter(status -> status != Status.QUOTA_EXHAUSTED) // only by its own name
        .filter(status -> status.isOwnRefusal() == ownRefusals)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Status.class)));
  }

  /** Reads {@code when}: a list of statuses, one, or {@code any}. */
  static Set<Status> when(ValueReader value) {
    Map<String, Set<Status>> alone = new LinkedHashMap<>();
    alone.put("any", RungSpec.ANY);
    Map<String, Set<Status>> words = choices(RungSpec.ANY);
    alone.putAll(words);
    return read(value, alone, words);
  }

  /** Returns the word for a status. */
  static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the words for some statuses. */
  static List<String> words(Set<Status> statuses) {
    return choices(statuses).keySet().stream().toList();
  }

  private static Set<Status> read(
      ValueReader value, Map<String, Set<Status>> alone, Map<String, Set<Status>> listed) {
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    if (!value.isList()) {
      Set<Status> chosen = value.choice(alone);
      statuses.addAll(chosen == null ? RungSpec.ANY : chosen);
      return statuses;
    }
    for (ValueReader item : value.list()) {
      Set<Status> chosen = item.choice(listed);
      statuses.addAll(chosen == null ? Set.of() : chosen);
    }
    return statuses;
  }

  private static Map<String, Set<Status>> choices(Set<Status> statuses) {
    Map<String, Set<Status>> words = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      if (statuses.contains(status)) {
        words.put(word(status), Set.of(status));
      }
    }
    return words;
  }
}
