package dev.stampede.scenarios.schema;

import dev.stampede.scenarios.read.Key;
import java.util.Locale;

/** Makes whole sentences of what keys and forms say. */
final class Sentences {
  private Sentences() {}

  /** Returns a sentence with a capital and a full stop. */
  static String whole(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
  }

  /** Returns what a key is, and what holds without it where no value says so. */
  static String of(Key<?> key) {
    boolean inWords = key.presence() == Key.Presence.WORDS || key.presence() == Key.Presence.OPEN;
    String sentence = whole(key.sentence());
    return inWords && !key.text().isEmpty()
        ? "%s Without it: %s.".formatted(sentence, key.text())
        : sentence;
  }
}
