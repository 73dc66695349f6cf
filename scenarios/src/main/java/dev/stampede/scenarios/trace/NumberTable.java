package dev.stampede.scenarios.trace;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.stampede.reports.text.PlainText;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns of numbers in a file of comma-separated values below a header, plain or compressed. Of a
 * file with more than a million rows every second one is kept, or every fourth, and so on, so that
 * no more are; means are of all.
 */
public final class NumberTable {
  /** So many rows are kept at most. */
  public static final int MOST_ROWS = 1_000_000;

  private static final int LONGEST_ROW = 1 << 16;
  private static final int LONGEST_QUOTE = 60;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Path file;
  private final List<String> columns;
  private final double[] sums;
  private double[][] kept;
  private int every = 1;
  private long rows;
  private int size;
  private long line;

  private NumberTable(Path file, List<String> columns) {
    this.file = file;
    this.columns = columns;
    this.sums = new double[columns.size()];
    this.kept = new double[columns.size()][16];
  }

  /**
   * Reads some columns of a file.
   *
   * @throws IOException if it cannot be read, or has no such column, or something else in it than
   *     numbers that are not negative; the message names the file and the line
   */
  public static NumberTable read(Path file, List<String> columns) throws IOException {
    NumberTable table = new NumberTable(file, columns);
    try (Reader text = TraceFile.open(file);
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .maxBufferSize(LONGEST_ROW)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
      table.read(reader.iterator());
    } catch (CsvParseException e) {
      throw table.broken("is not a row of comma-separated values", e);
    } catch (UncheckedIOException e) {
      throw table.broken(TraceFile.reason(e.getCause()), e);
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

  private void read(Iterator<CsvRecord> records) throws IOException {
    if (!records.hasNext()) {
      throw broken("has no header", null);
    }
    List<String> header =
        records.next().getFields().stream()
            .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
            .toList();
    line = 1;
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = header.indexOf(columns.get(i));
      if (places[i] < 0) {
        String suspicion = header.size() == 1 ? Suspicion.ofHeader(header.get(0)) : null;
        throw broken(
            "the header has no column '%s'; it has %s%s"
                .formatted(
                    PlainText.of(columns.get(i), LONGEST_QUOTE),
                    PlainText.of(String.join(", ", header), 2 * LONGEST_QUOTE),
                    suspicion == null ? "" : "; " + suspicion),
            null);
      }
    }
    while (records.hasNext()) {
      CsvRecord row = records.next();
      line = row.getStartingLineNumber();
      if (row.getFieldCount() != header.size()) {
        String counts = "has %d fields, but the header %d";
        throw broken(counts.formatted(row.getFieldCount(), header.size()), null);
      }
      add(row, places);
    }
    if (rows == 0) {
      throw broken("has no rows below its header", null);
    }
  }

  private void add(CsvRecord row, int[] places) throws IOException {
    boolean keeps = rows % every == 0;
    if (keeps && size == MOST_ROWS) {
      thin();
      keeps = rows % every == 0;
    }
    for (int i = 0; i < places.length; i++) {
      double value = number(columns.get(i), row.getField(places[i]).strip());
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

  private double number(String column, String text) throws IOException {
    double value = parsed(text);
    if (value >= 0 && value < Double.POSITIVE_INFINITY) {
      return value == 0 ? 0 : value; // not -0
    }
    throw broken(
        "%s (%s) must be a number that is not negative"
            .formatted(
                PlainText.of(column, LONGEST_QUOTE),
                text.isEmpty() ? "nothing" : PlainText.of(text, LONGEST_QUOTE)),
        null);
  }

  /** Java's own parser would take more than numbers: 1d, 0x1p3, NaN. */
  private static double parsed(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; i < text.length() && plain; i++) {
      plain = "0123456789.eE+-".indexOf(text.charAt(i)) >= 0;
    }
    if (!plain || text.length() > LONGEST_QUOTE) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private IOException broken(String complaint, @Nullable Throwable cause) {
    return new IOException("%s:%d: %s".formatted(file, Math.max(1, line), complaint), cause);
  }
}
