package dev.stampede.reports.page;

import dev.stampede.reports.chart.DataTable;
import dev.stampede.reports.text.PlainText;
import java.util.List;

/**
 * A table whose first column names the rows.
 *
 * @param caption says what is in it, to everyone
 * @param header names of all columns
 */
public record Table(String caption, List<String> header, List<Group> groups) {

  /** Copies the lists, so that the table cannot change afterwards. */
  public Table {
    header = header.stream().map(PlainText::of).toList();
    groups = List.copyOf(groups);
  }

  /** True if there is nothing in it. */
  public boolean isEmpty() {
    return groups.stream().allMatch(group -> group.rows().isEmpty());
  }

  /**
   * Rows that belong together.
   *
   * @param name written above them; may be empty
   */
  public record Group(String name, List<Row> rows) {

    /** Copies the rows, so that the group cannot change afterwards. */
    public Group {
      name = PlainText.of(name);
      rows = List.copyOf(rows);
    }
  }

  /** A row; as many cells as the header has names, less one. */
  public record Row(String name, List<Cell> cells) {

    /** Copies the cells, so that the row cannot change afterwards. */
    public Row {
      name = PlainText.of(name);
      cells = List.copyOf(cells);
    }
  }

  /** Returns the figures of a chart. */
  static Table of(String caption, DataTable data) {
    List<Row> rows =
        data.rows().stream()
            .map(
                row ->
                    new Row(row.get(0), row.subList(1, row.size()).stream().map(Cell::of).toList()))
            .toList();
    return new Table(caption, data.header(), List.of(new Group("", rows)));
  }
}
