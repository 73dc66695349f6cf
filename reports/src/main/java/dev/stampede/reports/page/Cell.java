package dev.stampede.reports.page;

/**
 * One cell of a table, not escaped yet.
 *
 * @param word what the sign in front of the text means, such as {@code met}; empty for no sign
 * @param note written small beneath the text; may be empty
 */
public record Cell(String word, String text, String note, Tone tone) {

  static final Cell NONE = new Cell("", "\u2013", "", Tone.MUTED);

  static Cell of(String text) {
    return new Cell("", text, "", Tone.PLAIN);
  }

  static Cell of(String text, String note) {
    return new Cell("", text, note, Tone.PLAIN);
  }
}
