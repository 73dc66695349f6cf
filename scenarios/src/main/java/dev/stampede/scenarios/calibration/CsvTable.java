package dev.stampede.scenarios.calibration;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.stampede.scenarios.trace.Suspicion;
import dev.stampede.scenarios.trace.TraceFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values below a header.
 *
 * @param file where they were
 * @param columns names in the header
 * @param rows all others, with as many cells
 */
record CsvTable(Path file, List<String> columns, List<Row> rows) {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** A row, and the line that it begins in. */
  record Row(long line, List<String> cells) {}

  /**
   * Reads a file, plain or compressed.
   *
   * @throws IOException if it cannot be read
   * @throws BrokenTable if a row has another number of cells than the header
   */
  static CsvTable read(Path file) throws IOException, BrokenTable {
    List<Row> rows = new ArrayList<>();
    long line = 0;
    try (Reader text = TraceFile.open(file);
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        line = row.getStartingLineNumber();
        rows.add(new Row(line, row.getFields()));
      }
    } catch (CsvParseException e) {
      throw new BrokenTable(file, line + 1, "is not a row of comma-separated values");
    } catch (UncheckedIOException e) {
      throw new BrokenTable(file, line + 1, TraceFile.reason(e.getCause()));
    }
    if (rows.size() < 2) {
      throw new BrokenTable(file, "has no rows below a header");
    }
    List<String> columns =
        rows.get(0).cells().stream()
            .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
            .toList();
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new BrokenTable(
            file,
            row.line(),
            "has %d fields, but the header %d".formatted(row.cells().size(), columns.size()));
      }
    }
    return new CsvTable(file, columns, rows.subList(1, rows.size()));
  }

  /** Returns what separates the columns in place of commas, in words; null if nothing seems to. */
  @Nullable String suspicion() {
    return columns.size() == 1 ? Suspicion.ofHeader(columns.get(0)) : null;
  }

  /** Returns the place of the first of these columns that there is, or -1. */
  int column(List<String> names) {
    return names.stream().mapToInt(columns::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }
}
