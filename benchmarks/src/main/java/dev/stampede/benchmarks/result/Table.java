package dev.stampede.benchmarks.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of text: names to the left, figures to the right.
 *
 * @param header headings, one for each column
 * @param names number of leading columns that hold names
 * @param rows cells, as many in each row as there are headings
 */
public record Table(List<String> header, int names, List<List<String>> rows) {

  private static final String GAP = "  ";

  /** Copies the lists. */
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Returns it for a terminal, a line for each row. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add(line(header));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String blanks = " ".repeat(width(column) - cell.length());
      line.append(GAP).append(column < names ? cell + blanks : blanks + cell);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int cells = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(cells, header.get(column).length());
  }

  /** Returns it as a table of GitHub's Markdown. */
  public List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(markdown(header));
    lines.add(
        markdown(
            IntStream.range(0, header.size()).mapToObj(i -> i < names ? "---" : "---:").toList()));
    rows.forEach(row -> lines.add(markdown(row)));
    return lines;
  }

  private static String markdown(List<String> row) {
    return "| " + String.join(" | ", row) + " |";
  }
}
