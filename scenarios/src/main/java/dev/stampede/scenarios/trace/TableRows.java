package dev.stampede.scenarios.trace;

import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.trace.format.BrokenRecord;
import dev.stampede.scenarios.trace.format.CsvRecords;
import dev.stampede.scenarios.trace.format.Field;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table in a CSV file, plain or compressed, cell by cell. */
public final class TableRows implements AutoCloseable {
  private static final int LONGEST_QUOTE = 60;

  private final Path file;
  private final List<Field> columns;
  private final CsvRecords records;

  /**
   * Opens a table.
   *
   * @param columns that are read; all of them must be in the header
   * @throws IOException if it cannot be read; the message names the file, and the line
   */
  public TableRows(Path file, String... columns) throws IOException {
    this.file = file;
    this.columns = List.of(columns).stream().map(Field::of).toList();
    Reader text = TraceFile.open(file);
    try {
      this.records = new CsvRecords(text, this.columns);
      check(records.header());
    } catch (IOException e) {
      text.close();
      throw placed(e);
    }
  }

  private void check(List<String> header) throws BrokenRecord {
    if (header.isEmpty()) {
      throw new BrokenRecord(1, "has no header");
    }
    for (Field missing : records.missing()) {
      String suspicion = header.size() == 1 ? Suspicion.ofHeader(header.get(0)) : null;
      throw new BrokenRecord(
          1,
          "the header has no column '%s'; it has %s%s"
              .formatted(
                  PlainText.of(missing.name(), LONGEST_QUOTE),
                  PlainText.of(String.join(", ", header), 2 * LONGEST_QUOTE),
                  suspicion == null ? "" : "; " + suspicion));
    }
  }

  /**
   * Goes to the next row.
   *
   * @return false at the end
   * @throws IOException if it cannot be read, with its place
   */
  public boolean next() throws IOException {
    try {
      return records.next();
    } catch (IOException e) {
      throw placed(e);
    }
  }

  private IOException placed(IOException e) {
    return e instanceof BrokenRecord broken
        ? new IOException(
            "%s:%d: %s".formatted(file, broken.line(), String.valueOf(broken.getMessage())), e)
        : new IOException("%s: %s".formatted(file, TraceFile.reason(e)), e);
  }

  /** Returns what stands in a column; empty if nothing does. */
  public String text(int column) {
    String text = records.value(column);
    return text == null ? "" : text;
  }

  /**
   * Returns the number in a column.
   *
   * @return null if nothing stands there
   * @throws IOException if it is no finite number of at least 0, with its place
   */
  public @Nullable Double number(int column) throws IOException {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    double number = number(text);
    if (Double.isNaN(number)) {
      throw broken(column, "must be a number, at least 0");
    }
    return number;
  }

  /**
   * Returns a number that is finite and at least 0; NaN if a text is none. Java's own parser would
   * take more than numbers: 1d, 0x1p3, NaN.
   */
  static double number(String text) {
    boolean plain = !text.isEmpty() && text.length() <= LONGEST_QUOTE;
    for (int i = 0; i < text.length() && plain; i++) {
      plain = "0123456789.eE+-".indexOf(text.charAt(i)) >= 0;
    }
    try {
      double value = plain ? Double.parseDouble(text) : Double.NaN;
      boolean fits = value >= 0 && value < Double.POSITIVE_INFINITY;
      return fits ? Math.abs(value) : Double.NaN; // not -0
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Returns an exception about the cell in a column of this row. */
  public IOException broken(int column, String complaint) {
    return broken(column, text(column), complaint);
  }

  /** Returns an exception about the cell in a column of this row, which is called by some words. */
  IOException broken(int column, String words, String complaint) {
    return new IOException(
        "%s:%d: %s (%s) %s"
            .formatted(
                file,
                records.line(),
                PlainText.of(columns.get(column).name(), LONGEST_QUOTE),
                PlainText.of(words, LONGEST_QUOTE),
                complaint));
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
