package dev.stampede.scenarios.fitting;

import java.util.regex.Pattern;

/** Writes text as a scalar of YAML. */
final class Quoted {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

  private Quoted() {}

  /** Returns it plainly if it may stand so, and else in quotation marks. */
  static String of(String text) {
    return PLAIN.matcher(text).matches()
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
