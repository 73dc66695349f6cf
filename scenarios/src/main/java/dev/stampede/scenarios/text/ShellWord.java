package dev.stampede.scenarios.text;

/** Writes a text as one word of a command line. */
public final class ShellWord {

  private ShellWord() {}

  /** Returns the word, in quotes where a shell would take it apart. */
  public static String of(String text) {
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
