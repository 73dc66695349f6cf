package dev.stampede.scenarios.text;

/**
 * Makes text from a file harmless on a terminal: characters that would move the cursor, change
 * colours, reverse the direction of writing or not be seen at all become escapes.
 */
public final class Visible {
  private static final int LONGEST_QUOTE = 60;

  private Visible() {}

  /** Returns the text with every invisible character escaped. */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> out.append(character(point)));
    return out.toString();
  }

  /** Returns the beginning of the text, escaped: enough to recognise it in a message. */
  public static String brief(String text) {
    if (text.codePoints().limit(LONGEST_QUOTE + 1L).count() <= LONGEST_QUOTE) {
      return text(text);
    }
    return text(text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE))) + "...";
  }

  /** Returns the character itself if it can be seen, else an escape such as {@code \x1b}. */
  static String character(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          escape(point);
      default -> Character.toString(point);
    };
  }

  private static String escape(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> (point < 0x100 ? "\\x%02x" : "\\u{%x}").formatted(point);
    };
  }

  /** Returns how many cells of a terminal a character takes: none for marks, two if it is wide. */
  static int cells(int point, String shown) {
    if (shown.codePointCount(0, shown.length()) > 1) {
      return shown.length();
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  /** East Asian wide and full-width forms, and the emoji blocks (Unicode TR 11, rounded). */
  private static boolean isWide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0xA4CF)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x1F300 && point <= 0x1FAFF)
        || (point >= 0x20000 && point <= 0x3FFFD);
  }
}
