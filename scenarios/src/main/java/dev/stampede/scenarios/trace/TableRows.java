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
      List<Field> missing = records.missing();
      if (!missing.isEmpty()) {
        throw new BrokenRecord(
            1,
            "the header has no column '%s'"
                .formatted(PlainText.of(missing.get(0).name(), LONGEST_QUOTE)));
      }
    } catch (IOException e) {
      text.close();
      throw placed(e);
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
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!(number >= 0) || Double.isInfinite(number)) {
      throw broken(column, "must be a number, at least 0");
    }
    return number;
  }

  /** Returns an exception about the cell in a column of this row. */
  public IOException broken(int column, String complaint) {
    return new IOException(
        "%s:%d: %s (%s) %s"
            .formatted(
                file,
                records.line(),
                columns.get(column).name(),
                PlainText.of(text(column), LONGEST_QUOTE),
                complaint));
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
