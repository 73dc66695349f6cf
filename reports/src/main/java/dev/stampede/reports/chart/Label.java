package dev.stampede.reports.chart;

import java.awt.Font;

/** Text that came from a file, made fit for a drawing. */
final class Label {
  private static final String ELLIPSIS = "\u2026";

  private Label() {}

  /**
   * Returns the text with a space in place of every character that XML cannot hold or that has no
   * shape: controls, halves of surrogate pairs, non-characters.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || isSurrogate(c) || (c & 0xfffe) == 0xfffe ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** Returns the text, cut short with an ellipsis if it is wider than {@code width} pixels. */
  static String fit(String text, Font font, double width) {
    String clean = clean(text);
    if (Typeface.width(font, clean) <= width) {
      return clean;
    }
    // Every glyph of the typeface is at least a fifth of its size wide.
    int most = Math.min(clean.length(), (int) (width / font.getSize2D() * 5) + 1);
    for (int end = most; end > 0; end--) {
      if (!Character.isHighSurrogate(clean.charAt(end - 1))) {
        String cut = clean.substring(0, end).stripTrailing() + ELLIPSIS;
        if (Typeface.width(font, cut) <= width) {
          return cut;
        }
      }
    }
    return ELLIPSIS;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
