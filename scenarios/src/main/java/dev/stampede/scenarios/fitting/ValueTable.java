package dev.stampede.scenarios.fitting;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.stampede.scenarios.trace.TraceFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A column of times and one of values, of a table of comma-separated values.
 *
 * @param times in seconds from 1970, UTC, ascending
 * @param values as many, finite
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
record ValueTable(double[] times, double[] values) {

  private static final int FIRST_CAPACITY = 1 << 12;
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final int YEAR_AND_MONTH = "yyyy-MM".length();
  private static final int DATE = "yyyy-MM-dd".length();
  private static final double MOST = 1e18;

  /**
   * Reads a file, plain or compressed.
   *
   * @param timeColumn of times such as {@code 1998-06-28 21:30:00}, {@code 1998-06-28} or {@code
   *     1998-06}, in UTC
   * @param valueColumn of numbers
   * @param logarithmic whether the values are natural logarithms
   * @param where values that other columns must have
   * @throws IOException if it cannot be read
   * @throws BrokenRecording if a row is broken, or earlier than the one before; nothing is quoted
   */
  static ValueTable read(
      Path file,
      String timeColumn,
      String valueColumn,
      boolean logarithmic,
      Map<String, String> where)
      throws IOException, BrokenRecording {
    long line = 0;
    double[] times = new double[FIRST_CAPACITY];
    double[] values = new double[FIRST_CAPACITY];
    int rows = 0;
    try (Reader text = TraceFile.open(file);
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
      Header header = null;
      for (CsvRecord row : reader) {
        line = row.getStartingLineNumber();
        if (header == null) {
          header = Header.of(file, row, timeColumn, valueColumn, where);
        } else if (header.takes(file, row)) {
          if (rows == times.length) {
            times = Arrays.copyOf(times, 2 * rows);
            values = Arrays.copyOf(values, 2 * rows);
          }
          times[rows] = time(file, row, header.time);
          values[rows] = value(file, row, header.value, logarithmic);
          if (rows > 0 && times[rows] <= times[rows - 1]) {
            throw new BrokenRecording(
                file, line, "is not later than the row before: sort rows by time, one for each");
          }
          rows++;
        }
      }
    } catch (CsvParseException e) {
      throw new BrokenRecording(file, line + 1, "is not a row of comma-separated values");
    } catch (UncheckedIOException e) {
      throw new BrokenRecording(file, line + 1, TraceFile.reason(e.getCause()));
    }
    if (rows == 0) {
      throw new BrokenRecording(
          file, where.isEmpty() ? "has no rows below a header" : "has no row as --where says");
    }
    return new ValueTable(Arrays.copyOf(times, rows), Arrays.copyOf(values, rows));
  }

  /** Returns the names of the columns; empty if there is no header. */
  static List<String> header(Path file) throws IOException {
    try (Reader text = TraceFile.open(file);
        CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        return names(row);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      return List.of(); // whoever reads on will say what is wrong
    }
    return List.of();
  }

  private static List<String> names(CsvRecord row) {
    return row.getFields().stream().map(name -> name.replace(BYTE_ORDER_MARK, "").strip()).toList();
  }

  /** Where columns are. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Header(int columns, int time, int value, int[] asked, String[] wanted) {

    static Header of(Path file, CsvRecord row, String time, String value, Map<String, String> where)
        throws BrokenRecording {
      List<String> names = names(row);
      int[] asked = new int[where.size()];
      String[] wanted = new String[where.size()];
      int i = 0;
      for (Map.Entry<String, String> condition : where.entrySet()) {
        asked[i] = place(file, names, condition.getKey(), "--where");
        wanted[i] = condition.getValue();
        i++;
      }
      return new Header(
          names.size(),
          place(file, names, time, "--columns time=..."),
          place(file, names, value, "--columns"),
          asked,
          wanted);
    }

    private static int place(Path file, List<String> names, String name, String option)
        throws BrokenRecording {
      int place = names.indexOf(name);
      if (place < 0) {
        throw new BrokenRecording(
            file,
            1,
            "the header has no column '%s' among its %d: say the right one with %s"
                .formatted(name, names.size(), option));
      }
      return place;
    }

    boolean takes(Path file, CsvRecord row) throws BrokenRecording {
      if (row.getFieldCount() != columns) {
        throw new BrokenRecording(
            file,
            row.getStartingLineNumber(),
            "has %d fields, but the header %d".formatted(row.getFieldCount(), columns));
      }
      for (int i = 0; i < asked.length; i++) {
        if (!row.getField(asked[i]).equals(wanted[i])) {
          return false;
        }
      }
      return true;
    }
  }

  private static double time(Path file, CsvRecord row, int column) throws BrokenRecording {
    String text = row.getField(column).strip();
    try {
      if (text.length() == YEAR_AND_MONTH) {
        return seconds(YearMonth.parse(text).atDay(1).atStartOfDay());
      }
      if (text.length() == DATE) {
        return seconds(LocalDate.parse(text).atStartOfDay());
      }
      String plain = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
      return seconds(LocalDateTime.parse(plain.replace(' ', 'T')));
    } catch (DateTimeException e) {
      throw new BrokenRecording(
          file,
          row.getStartingLineNumber(),
          "its time must be such as 1998-06-28 21:30:00, 1998-06-28 or 1998-06, in UTC");
    }
  }

  private static double seconds(LocalDateTime time) {
    Instant instant = time.toInstant(ZoneOffset.UTC);
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  private static double value(Path file, CsvRecord row, int column, boolean logarithmic)
      throws BrokenRecording {
    double read;
    try {
      read = Double.parseDouble(row.getField(column).strip());
    } catch (NumberFormatException e) {
      read = Double.NaN;
    }
    double value = logarithmic ? Math.exp(read) : read;
    if (!(value >= 0) || value > MOST) {
      throw new BrokenRecording(
          file,
          row.getStartingLineNumber(),
          "its value must be a number, at least 0%s".formatted(logarithmic ? " after exp" : ""));
    }
    return value;
  }
}
