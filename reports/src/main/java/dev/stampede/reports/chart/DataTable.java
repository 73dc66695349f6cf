package dev.stampede.reports.chart;

import java.util.List;

/**
 * The figures behind a chart, as text.
 *
 * @param header one name for each column; the first column names the row
 * @param rows as many cells in each as {@code header} has
 */
public record DataTable(List<String> header, List<List<String>> rows) {

  /** Copies the lists, so that the table cannot change afterwards. */
  public DataTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
