package dev.stampede.reports.page;

/**
 * One cell of a table, not escaped yet.
 *
 * @param word what the sign in front of the text means, such as {@code met}; empty for no sign
 * @param note written small beneath the text; may be empty
 */
public record Cell(String word, String text, String note, Tone tone) {

  /** There is no figure. */
  public static final Cell NONE = new Cell("", "\u2013", "", Tone.MUTED);

  /** Returns a plain text. */
  public static Cell of(String text) {
    return new Cell("", text, "", Tone.PLAIN);
  }

  /** Returns a plain text with a note. */
  public static Cell of(String text, String note) {
    return new Cell("", text, note, Tone.PLAIN);
  }
}
