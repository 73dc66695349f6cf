package dev.stampede.scenarios.text;

import java.util.Locale;

/**
 * Where an effective value comes from.
 *
 * @param words for the reader: {@code line 12}, {@code --set}, {@code preset small-8b, 2026-11-26}
 * @param at where it stands; for a {@link Kind#DEFAULT} the place that does not say it
 */
public record Origin(Kind kind, String words, Position at) {

  /** The kinds of origin. */
  public enum Kind {
    /** The scenario file says it. */
    SCENARIO,
    /** A setting of the command line says it. */
    SET,
    /** A preset of this version says it, which the scenario names. */
    PRESET,
    /** A vendor's own default, by a dated file of this version. */
    VENDOR,
    /** Nobody says it: the language's own default. */
    DEFAULT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
