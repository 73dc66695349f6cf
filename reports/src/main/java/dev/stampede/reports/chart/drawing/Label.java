package dev.stampede.reports.chart.drawing;

import dev.stampede.reports.text.PlainText;
import java.awt.Font;

/** Text that came from a file, made fit for a drawing. */
public final class Label {
  private static final String ELLIPSIS = "\u2026";

  private Label() {}

  /** Returns the text, cut short with an ellipsis if it is wider than {@code width} pixels. */
  public static String fit(String text, Font font, double width) {
    String clean = PlainText.of(text);
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
}
