package dev.stampede.reports.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes text from files safe to show. Names may hold anything, also line breaks and the escape
 * sequences that move a terminal's cursor or reverse the direction of the text after them.
 */
public final class PlainText {

  private static final String ELLIPSIS = "…";

  private PlainText() {}

  /**
   * Returns the text with everything that does not print replaced by a visible escape, such as
   * {@code \n} or {@code \}{@code u001b}. Letters and signs of any script stay as they are.
   */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(plain, c));
    return plain.toString();
  }

  private static void append(StringBuilder plain, int codePoint) {
    switch (codePoint) {
      case '\n' -> plain.append("\\n");
      case '\r' -> plain.append("\\r");
      case '\t' -> plain.append("\\t");
      default -> {
        switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              plain.append("\\u").append(hex(codePoint));
          default -> plain.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static String hex(int codePoint) {
    String digits = Integer.toHexString(codePoint);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  /**
   * Returns the text made plain, cut to a width in characters; a cut shows as an ellipsis.
   *
   * @param width at least 1
   */
  public static String of(String text, int width) {
    String plain = of(text);
    if (width(plain) <= width) {
      return plain;
    }
    return plain.substring(0, plain.offsetByCodePoints(0, width - 1)) + ELLIPSIS;
  }

  /**
   * Returns a name as it stands in a sentence: made plain and in quotation marks, because it may be
   * any word, as in {@code “nothing” keeps its only objective}.
   */
  public static String quoted(String name) {
    return "“" + of(name) + "”";
  }

  /**
   * Returns a name as it stands in a sentence, cut to a width in characters.
   *
   * @param width of the name without its quotation marks, at least 1
   */
  public static String quoted(String name, int width) {
    return quoted(of(name, width));
  }

  /** Width in characters, one for each code point. */
  public static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Breaks text into lines at spaces; a word longer than a line is broken where the line ends. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (width(rest) > width) {
      int end = rest.offsetByCodePoints(0, width);
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : end;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /**
   * Joins the parts of a sentence, and names only the first of many: {@code a}, {@code a and b},
   * {@code a, b and c} or {@code a, b and 7 more}.
   */
  static String listed(List<String> parts, int most) {
    List<String> named = new ArrayList<>(parts.size() <= most ? parts : parts.subList(0, most));
    if (named.size() < parts.size()) {
      named.add((parts.size() - named.size()) + " more");
    }
    int last = named.size() - 1;
    return last < 1
        ? String.join("", named)
        : String.join(", ", named.subList(0, last)) + " and " + named.get(last);
  }
}
