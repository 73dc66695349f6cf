package dev.stampede.scenarios.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of the scenario language: its name, what it takes, what holds without it, and one sentence
 * that says what it is. Decoders read with it, and all that tells of the language is made from it.
 *
 * @param <T> what its value is read as
 */
public final class Key<T> {

  /** What a missing key means. */
  public enum Presence {
    /** An error. */
    REQUIRED,
    /** The value of the default. */
    DEFAULT,
    /** What the words say; it shows in what holds. */
    WORDS,
    /** What the words say, or what else the mapping makes of it. */
    OPEN
  }

  private final String name;
  private final Type<T> type;
  private final Missing missing;
  private final String sentence;

  /**
   * What holds without the key.
   *
   * @param text the default, or the words
   * @param items of a default that is a list; null of any other
   */
  private record Missing(Presence presence, String text, @Nullable List<String> items) {}

  private Key(String name, Type<T> type, Missing missing, String sentence) {
    this.name = name;
    this.type = type;
    this.missing = missing;
    this.sentence = sentence;
  }

  /**
   * Returns a key that must be there.
   *
   * @param sentence what it is, without a full stop
   */
  public static <T> Key<T> required(String name, Type<T> type, String sentence) {
    return new Key<>(name, type, new Missing(Presence.REQUIRED, "", null), sentence);
  }

  /**
   * Returns a key with a default.
   *
   * @param text the default as a file would say it, {@code 250ms} for instance
   */
  public static <T> Key<T> optional(String name, Type<T> type, String text, String sentence) {
    return new Key<>(name, type, new Missing(Presence.DEFAULT, text, null), sentence);
  }

  /**
   * Returns a key with a list by default.
   *
   * @param items the items as a file would say them
   */
  public static <T> Key<T> optional(
      String name, Type<T> type, List<String> items, String sentence) {
    return new Key<>(
        name,
        type,
        new Missing(Presence.DEFAULT, String.join(", ", items), List.copyOf(items)),
        sentence);
  }

  /**
   * Returns a key without which something holds that a value could not say.
   *
   * @param words what holds: "none", say
   */
  public static <T> Key<T> absent(String name, Type<T> type, String words, String sentence) {
    return new Key<>(name, type, new Missing(Presence.WORDS, words, null), sentence);
  }

  /**
   * Returns a key without which the mapping as a whole says what holds, or a mapping in which every
   * key has a default.
   *
   * @param words what holds, for readers of the language's pages; empty if there is nothing to say
   */
  public static <T> Key<T> open(String name, Type<T> type, String words, String sentence) {
    return new Key<>(name, type, new Missing(Presence.OPEN, words, null), sentence);
  }

  /** Returns this key with a default that is known only where it is read. */
  public Key<T> orElse(String otherwise) {
    return new Key<>(name, type, new Missing(Presence.DEFAULT, otherwise, null), sentence);
  }

  /** Returns this key where it must be there. */
  public Key<T> required() {
    return required(name, type, sentence);
  }

  public String name() {
    return name;
  }

  public Type<T> type() {
    return type;
  }

  public Presence presence() {
    return missing.presence();
  }

  /** Reads what was found to be its value; one that does not fit is recorded. */
  public T read(ValueReader value) {
    value.effective().declares(this);
    return type.read(value);
  }

  /** The default as a file would say it, or words for what holds; empty if there is none. */
  public String text() {
    return missing.text();
  }

  /** The items of a default that is a list; null if it is none. */
  public @Nullable List<String> items() {
    return missing.items();
  }

  /** What the key is, without a full stop. */
  public String sentence() {
    return sentence;
  }
}
