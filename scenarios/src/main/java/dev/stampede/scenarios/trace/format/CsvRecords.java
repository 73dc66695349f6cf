package dev.stampede.scenarios.trace.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated values under a header. */
public final class CsvRecords implements Records {
  private static final int LONGEST_ROW = 1 << 16;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> rows;
  private final List<Field> fields;
  private final List<String> header;
  private final int[] places;

  private long line;
  private @Nullable CsvRecord row;

  /**
   * Reads the header.
   *
   * @param fields what is asked for
   */
  public CsvRecords(Reader text, List<Field> fields) throws IOException {
    this.reader =
        CsvReader.builder()
            .maxBufferSize(LONGEST_ROW)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text);
    this.rows = reader.iterator();
    this.fields = fields;
    CsvRecord first = read();
    this.header = first == null ? List.of() : names(first.getFields());
    this.places = fields.stream().mapToInt(this::place).toArray();
  }

  /** Returns the names of a header's columns. */
  static List<String> names(List<String> cells) {
    return cells.stream().map(name -> name.replace(BYTE_ORDER_MARK, "").strip()).toList();
  }

  private int place(Field field) {
    return field.names().stream()
        .mapToInt(header::indexOf)
        .filter(i -> i >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** The names of the columns; none if the file is empty. */
  public List<String> header() {
    return header;
  }

  @Override
  public List<Field> missing() {
    List<Field> missing = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0 && fields.get(i).exists()) {
        missing.add(fields.get(i));
      }
    }
    return missing;
  }

  @Override
  public boolean next() throws IOException {
    row = read();
    if (row == null) {
      return false;
    }
    if (row.getFieldCount() != header.size()) {
      throw new BrokenRecord(
          line, "has %d fields, but the header %d".formatted(row.getFieldCount(), header.size()));
    }
    return true;
  }

  private @Nullable CsvRecord read() throws IOException {
    try {
      if (!rows.hasNext()) {
        return null;
      }
      CsvRecord next = rows.next();
      line = next.getStartingLineNumber();
      return next;
    } catch (CsvParseException e) {
      throw new BrokenRecord(line + 1, "is not a row of comma-separated values");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public @Nullable String value(int field) {
    CsvRecord here = row;
    return places[field] < 0 || here == null ? null : here.getField(places[field]);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
