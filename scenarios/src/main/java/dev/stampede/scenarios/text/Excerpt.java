package dev.stampede.scenarios.text;

/**
 * The part of a source line that a problem is about, safe to print.
 *
 * @param text the line without its indentation, clipped around the caret, with tabs expanded and
 *     control characters made visible
 * @param caret how many terminal cells stand before the offending character
 */
public record Excerpt(String text, int caret) {
  /** Shows nothing. */
  static final Excerpt NONE = new Excerpt("", 0);

  private static final int CELLS_BEFORE = 60;
  private static final int LENGTH = 100;
  private static final String CUT = "...";
  private static final String TAB = "    ";

  /**
   * Cuts an excerpt out of a line.
   *
   * @param points the code points of a whole source
   * @param start where the line starts
   * @param end where the line ends, without its line break
   * @param target what the caret points at; may be {@code end}
   */
  static Excerpt of(int[] points, int start, int end, int target) {
    int from = Math.max(start, target - CELLS_BEFORE);
    StringBuilder out = new StringBuilder(from > start ? CUT : "");
    while (from < target && isBlank(points[from])) {
      from++;
    }
    int to = Math.min(end, from + LENGTH);
    int cells = out.length();
    int caret = cells;
    for (int i = from; i < to; i++) {
      if (i == target) {
        caret = cells;
      }
      String shown = points[i] == '\t' ? TAB : Visible.character(points[i]);
      cells += Visible.cells(points[i], shown);
      out.append(shown);
    }
    if (target >= to) {
      caret = cells;
    }
    if (to < end) {
      out.append(CUT);
    }
    return new Excerpt(out.toString().stripTrailing(), caret);
  }

  private static boolean isBlank(int point) {
    return point == ' ' || point == '\t';
  }
}
