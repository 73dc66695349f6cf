package dev.stampede.scenarios.text;

import java.util.Locale;

/** How much a problem matters. */
public enum Severity {
  /** The scenario cannot be run. */
  ERROR,
  /** The scenario can be run, but probably says something else than was meant. */
  WARNING,
  /** The scenario is what was meant, and its design has a weakness: {@code explain} shows it. */
  ADVICE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
