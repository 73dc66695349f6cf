package dev.stampede.reports.chart;

import dev.stampede.reports.text.PlainText;
import java.util.List;

/**
 * The figures behind a chart, as text.
 *
 * @param header one name for each column; the first column names the row
 * @param rows as many cells in each as {@code header} has
 */
public record DataTable(List<String> header, List<List<String>> rows) {

  /** Copies the lists, and makes names that came from a file safe to show. */
  public DataTable {
    header = plain(header);
    rows = rows.stream().map(DataTable::plain).toList();
  }

  private static List<String> plain(List<String> cells) {
    return cells.stream().map(PlainText::of).toList();
  }
}
