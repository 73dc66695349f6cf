package dev.stampede.reports.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of left-aligned text. Where it would be too wide, columns of names give way, the widest
 * one first. A row with nothing but its first cell is a heading, and takes the whole width.
 *
 * @param header headings, one for each column
 * @param names number of leading columns that hold names, and may be cut
 * @param rows cells, as many in each row as there are headings
 */
public record TextTable(List<String> header, int names, List<List<Cell>> rows) {

  private static final int GAP = 2;
  private static final int SHORTEST_NAME = 8;

  /** A piece of text and its ink. */
  public record Cell(String text, Ink ink) {

    /** Returns a text in the terminal's own colour. */
    public static Cell of(String text) {
      return new Cell(text, Ink.PLAIN);
    }
  }

  /** Returns true if it fits into a width with no name cut below so many characters. */
  boolean fits(int width, int name) {
    List<Integer> widths = widths();
    int spare = widths.subList(0, names).stream().mapToInt(w -> Math.max(0, w - name)).sum();
    return total(widths) - spare <= width;
  }

  /** Returns the lines of the table, without line breaks and blanks at their end. */
  public List<String> lines(int width, boolean colour) {
    List<Integer> widths = fitted(width);
    List<String> lines = new ArrayList<>();
    lines.add(line(header.stream().map(h -> new Cell(h, Ink.BOLD)).toList(), widths, colour));
    for (List<Cell> row : rows) {
      lines.add(
          isHeading(row)
              ? line(row.subList(0, 1), List.of(width - GAP), colour)
              : line(row, widths, colour));
    }
    return lines;
  }

  private static boolean isHeading(List<Cell> row) {
    return row.size() > 1 && row.stream().skip(1).allMatch(cell -> cell.text().isEmpty());
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < header.size(); column++) {
      int at = column;
      int cells =
          rows.stream()
              .filter(row -> !isHeading(row))
              .mapToInt(row -> PlainText.width(row.get(at).text()))
              .max()
              .orElse(0);
      widths.add(Math.max(cells, PlainText.width(header.get(column))));
    }
    return widths;
  }

  /** Width of a line, two blanks before each column included. */
  private static int total(List<Integer> widths) {
    return widths.stream().mapToInt(w -> w + GAP).sum();
  }

  private List<Integer> fitted(int width) {
    List<Integer> widths = widths();
    for (int excess = total(widths) - width; excess > 0; excess--) {
      int widest = 0;
      for (int column = 1; column < names; column++) {
        widest = widths.get(column) > widths.get(widest) ? column : widest;
      }
      if (widths.get(widest) <= SHORTEST_NAME) {
        break;
      }
      widths.set(widest, widths.get(widest) - 1);
    }
    return widths;
  }

  private static String line(List<Cell> cells, List<Integer> widths, boolean colour) {
    StringBuilder line = new StringBuilder();
    int blanks = GAP;
    for (int column = 0; column < widths.size(); column++) {
      Cell cell = cells.get(column);
      String text = PlainText.of(cell.text(), Math.max(1, widths.get(column)));
      if (!text.isEmpty()) {
        line.append(" ".repeat(blanks)).append(colour ? cell.ink().on(text) : text);
        blanks = 0;
      }
      blanks += GAP + widths.get(column) - PlainText.width(text);
    }
    return line.toString();
  }
}
