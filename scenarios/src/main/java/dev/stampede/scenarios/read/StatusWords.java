package dev.stampede.scenarios.read;

import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words for how a call ended, beside which HTTP statuses may stand: in {@code on}, what is
 * tried again; in {@code when}, what leads to a rung.
 */
public final class StatusWords {
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

  private static final String STATUSES = "[45][0-9]{2}(?:-[45][0-9]{2})?";

  private StatusWords() {}

  /** Reads {@code on} and its like: a list of statuses, groups of them or codes, or one. */
  public static Outcomes on(ValueReader value) {
    Map<String, Outcomes> words = meaningsOn();
    return read(value, words, words);
  }

  private static Map<String, Outcomes> meaningsOn() {
    Map<String, Outcomes> words = choices(RETRYABLE);
    words.put("provider_errors", group(false));
    words.put("own_refusals", group(true));
    words.put("connect_timeout", Outcomes.NOT_CONNECTED);
    return words;
  }

  /** The words that {@link #on} takes. */
  static List<String> wordsOn() {
    return List.copyOf(meaningsOn().keySet());
  }

  /** What leads to a rung: statuses or codes, one, or {@code any}. */
  public static Type<Outcomes> whenType() {
    return Type.of(shape(words(Outcomes.FAILURES.statuses()), List.of("any")), StatusWords::when)
        .called("when");
  }

  /**
   * What a list of words and HTTP statuses looks like, or one of them.
   *
   * @param alone words that may stand alone only
   */
  static Shape shape(List<String> words, List<String> alone) {
    Shape status = Shape.either(new Shape.Numeric("HTTP status", 400, 599, true, STATUSES));
    Shape item = Shape.either(new Shape.Words(words), status);
    List<String> all = new ArrayList<>(alone);
    all.addAll(words);
    return Shape.either(new Shape.Words(all), status, new Shape.Listing(item, 0));
  }

  private static Outcomes group(boolean ownRefusals) {
    return Outcomes.of(
        RETRYABLE.stream()
            .filter(status -> status != Status.QUOTA_EXHAUSTED) // only by its own name
            .filter(status -> status.isOwnRefusal() == ownRefusals)
            .toList());
  }

  /** Reads {@code when}: a list of statuses or codes, one, or {@code any}. */
  public static Outcomes when(ValueReader value) {
    Map<String, Outcomes> alone = new LinkedHashMap<>();
    alone.put("any", Outcomes.FAILURES);
    Map<String, Outcomes> words = choices(Outcomes.FAILURES.statuses());
    alone.putAll(words);
    return read(value, alone, words);
  }

  /** Returns the word for a status. */
  public static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the words for some statuses. */
  public static List<String> words(Set<Status> statuses) {
    return List.copyOf(choices(statuses).keySet());
  }

  private static Outcomes read(
      ValueReader value, Map<String, Outcomes> alone, Map<String, Outcomes> listed) {
    if (!value.isList()) {
      return item(value, alone);
    }
    Outcomes all = Outcomes.NONE;
    for (ValueReader item : value.list()) {
      all = all.and(item(item, listed));
    }
    return all;
  }

  private static Outcomes item(ValueReader value, Map<String, Outcomes> words) {
    if (value.startsWithNumber()) {
      return value.httpStatuses();
    }
    Outcomes chosen = value.choice(words);
    return chosen == null ? Outcomes.FAILURES : chosen;
  }

  private static Map<String, Outcomes> choices(Set<Status> statuses) {
    Map<String, Outcomes> words = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      if (statuses.contains(status)) {
        words.put(word(status), Outcomes.of(status));
      }
    }
    return words;
  }
}
