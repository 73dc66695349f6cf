package dev.stampede.scenarios.terminal;

import java.util.Locale;

/** When to use colour. */
public enum ColourChoice {
  /** On a terminal, unless the environment says NO_COLOR. */
  AUTO,
  /** Always. */
  ALWAYS,
  /** Never. */
  NEVER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
