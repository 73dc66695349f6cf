package dev.stampede.scenarios.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Columns of numbers in a file of comma-separated values below a header, plain or compressed. Of a
 * file with more than a million rows every second one is kept, or every fourth, and so on, so that
 * no more are; means are of all.
 */
public final class NumberTable {
  /** So many rows are kept at most. */
  public static final int MOST_ROWS = 1_000_000;

  private final double[] sums;
  private double[][] kept;
  private int every = 1;
  private long rows;
  private int size;

  private NumberTable(int columns) {
    this.sums = new double[columns];
    this.kept = new double[columns][16];
  }

  /**
   * Reads some columns of a file.
   *
   * @throws IOException if it cannot be read, or has no such column, or something else in it than
   *     numbers that are not negative; the message names the file and the line
   */
  public static NumberTable read(Path file, List<String> columns) throws IOException {
    NumberTable table = new NumberTable(columns.size());
    try (TableRows cells = new TableRows(file, columns.toArray(String[]::new))) {
      while (cells.next()) {
        table.add(cells);
      }
    }
    if (table.rows == 0) {
      throw new IOException("%s:1: has no rows below its header".formatted(file));
    }
    return table;
  }

  /** How many rows the file has. */
  public long rows() {
    return rows;
  }

  /** How many rows apart those are that were kept: 1 if all were. */
  public int every() {
    return every;
  }

  /** Returns the numbers that were kept of a column, in the file's order. */
  public double[] values(int column) {
    return Arrays.copyOf(kept[column], size);
  }

  /** The mean of all numbers of a column. */
  public double mean(int column) {
    return sums[column] / rows;
  }

  private void add(TableRows cells) throws IOException {
    boolean keeps = rows % every == 0;
    if (keeps && size == MOST_ROWS) {
      thin();
      keeps = rows % every == 0;
    }
    for (int i = 0; i < sums.length; i++) {
      double value = number(cells, i);
      sums[i] += value;
      if (keeps) {
        if (size == kept[i].length) {
          kept[i] = Arrays.copyOf(kept[i], Math.min(MOST_ROWS, 2 * size));
        }
        kept[i][size] = value;
      }
    }
    size += keeps ? 1 : 0;
    rows++;
  }

  /** Keeps every second of the rows that were kept so far. */
  private void thin() {
    every *= 2;
    size /= 2;
    for (double[] values : kept) {
      for (int i = 0; i < size; i++) {
        values[i] = values[2 * i];
      }
    }
  }

  private static double number(TableRows cells, int column) throws IOException {
    String text = cells.text(column).strip();
    double value = TableRows.number(text);
    if (Double.isNaN(value)) {
      String words = text.isEmpty() ? "nothing" : text;
      throw cells.broken(column, words, "must be a number that is not negative");
    }
    return value;
  }
}
