package dev.stampede.scenarios.trace;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.stampede.models.arrival.TraceCursor;
import dev.stampede.reports.text.PlainText;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a trace of Azure's form; every row is checked when it is read. */
final class AzureCursor implements TraceCursor {
  private static final String TIME = "TIMESTAMP";
  private static final String INPUT = "ContextTokens";
  private static final String OUTPUT = "GeneratedTokens";
  private static final int MOST_TOKENS = 1_000_000_000;
  private static final int LONGEST_ROW = 1 << 16;
  private static final int LONGEST_QUOTE = 60;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** What stands for bytes that are not UTF-8. */
  private static final char REPLACED = '\ufffd';

  private final Path file;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final int columns;
  private final int timeColumn;
  private final int inputColumn;
  private final int outputColumn;

  private long line;
  private long originNanos;
  private long nanos = Timestamp.INVALID;
  private long leftOut;
  private String time = "";
  private int inputTokens;
  private int outputTokens;

  /**
   * Opens a trace and reads its header.
   *
   * @param originNanos see {@link AzureTrace#originNanos}
   */
  static AzureCursor open(Path file, long originNanos) {
    try {
      Reader text = TraceFile.open(file);
      try {
        return new AzureCursor(file, originNanos, text);
      } catch (UncheckedIOException e) {
        text.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private AzureCursor(Path file, long originNanos, Reader text) {
    this.file = file;
    this.originNanos = originNanos;
    this.reader =
        CsvReader.builder()
            .maxBufferSize(LONGEST_ROW)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text);
    this.records = reader.iterator();
    CsvRecord header = read();
    List<String> names =
        header == null
            ? List.of()
            : header.getFields().stream()
                .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                .toList();
    this.columns = names.size();
    this.timeColumn = names.indexOf(TIME);
    this.inputColumn = names.indexOf(INPUT);
    this.outputColumn = names.indexOf(OUTPUT);
    if (timeColumn < 0 || inputColumn < 0 || outputColumn < 0) {
      line = Math.max(line, 1);
      String suspicion = columns == 1 ? Suspicion.ofHeader(names.get(0)) : null;
      throw broken(
          "the header must name the columns %s, %s, %s".formatted(TIME, INPUT, OUTPUT), suspicion);
    }
  }

  @Override
  public boolean next() {
    boolean found = nextRow();
    while (found && nanos < originNanos) {
      leftOut++;
      found = nextRow();
    }
    return found;
  }

  private boolean nextRow() {
    CsvRecord row = read();
    if (row == null) {
      return false;
    }
    if (row.getFieldCount() != columns) {
      throw broken("has %d fields, but the header %d".formatted(row.getFieldCount(), columns));
    }
    if (row.getFields().stream().anyMatch(field -> field.indexOf(REPLACED) >= 0)) {
      throw broken("is not UTF-8");
    }
    time(row.getField(timeColumn));
    inputTokens = tokens(INPUT, row.getField(inputColumn));
    outputTokens = tokens(OUTPUT, row.getField(outputColumn));
    return true;
  }

  private void time(String text) {
    long read = Timestamp.nanos(text);
    if (read == Timestamp.INVALID) {
      throw broken(
          "%s (%s) must be a time such as 2023-11-16 18:17:03.9799600"
              .formatted(TIME, PlainText.of(text, LONGEST_QUOTE)),
          Suspicion.ofTime(text));
    }
    if (read < nanos) {
      throw broken("%s is earlier than %s in the row before".formatted(text, time));
    }
    originNanos = originNanos == AzureTrace.FIRST_ROW ? read : originNanos;
    nanos = read;
    time = text;
  }

  private int tokens(String column, String text) {
    long tokens = text.isEmpty() ? MOST_TOKENS + 1L : 0;
    for (int i = 0; i < text.length() && tokens <= MOST_TOKENS; i++) {
      int digit = text.charAt(i) - '0';
      tokens = digit < 0 || digit > 9 ? MOST_TOKENS + 1L : tokens * 10 + digit;
    }
    if (tokens > MOST_TOKENS) {
      throw broken(
          "%s (%s) must be a whole number from 0 to %d"
              .formatted(column, PlainText.of(text, LONGEST_QUOTE), MOST_TOKENS));
    }
    return (int) tokens;
  }

  /** Returns the next record; null at the end. */
  private @Nullable CsvRecord read() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord row = records.next();
      line = row.getStartingLineNumber();
      return row;
    } catch (CsvParseException e) {
      line++;
      throw broken("is not a row of comma-separated values");
    } catch (UncheckedIOException e) {
      line++;
      throw broken(TraceFile.reason(e.getCause()));
    }
  }

  private UncheckedIOException broken(String complaint) {
    return broken(complaint, null);
  }

  private UncheckedIOException broken(String complaint, @Nullable String suspicion) {
    String message =
        "%s:%d: %s%s".formatted(file, line, complaint, suspicion == null ? "" : "; " + suspicion);
    return new UncheckedIOException(message, new IOException(message));
  }

  /** When this row's request came, as the trace writes it. */
  String time() {
    return time;
  }

  /** Rows before the origin that have been passed over. */
  long rowsLeftOut() {
    return leftOut;
  }

  @Override
  public long offsetNanos() {
    return nanos - originNanos;
  }

  @Override
  public int inputTokens() {
    return inputTokens;
  }

  @Override
  public int outputTokens() {
    return outputTokens;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
