package dev.stampede.scenarios.trace;

import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.trace.format.BrokenRecord;
import dev.stampede.scenarios.trace.format.Clock;
import dev.stampede.scenarios.trace.format.Columns;
import dev.stampede.scenarios.trace.format.Decimal;
import dev.stampede.scenarios.trace.format.Field;
import dev.stampede.scenarios.trace.format.Format;
import dev.stampede.scenarios.trace.format.Records;
import dev.stampede.scenarios.trace.format.Role;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes requests of the records of a file, in the file's order. */
final class RowReader {
  private static final int MOST_TOKENS = 1_000_000_000;
  private static final int LONGEST_QUOTE = 60;
  private static final int BLOCK_TOKENS = 512;

  /** What stands for bytes that are not UTF-8. */
  private static final char REPLACED = '\ufffd';

  private final Trace trace;
  private final Format format;
  private final Columns columns;
  private final Records records;
  private final int looked;
  private final @Nullable PrefixCache cache;
  private final boolean lengths;
  private final boolean timed;

  private @Nullable Clock clock;
  private boolean guessed;
  private long number;

  RowReader(Trace trace, Format format, Columns columns, Reader text) throws IOException {
    this.trace = trace;
    this.format = format;
    this.columns = columns;
    this.clock = columns.clock();
    List<Field> fields = new ArrayList<>();
    for (Role role : Role.values()) {
      fields.add(columns.field(role));
    }
    fields.addAll(format.looked());
    trace.where().forEach(condition -> fields.add(condition.field()));
    this.looked = format.looked().size();
    this.records = format.open(text, fields);
    List<Field> missing = records.missing();
    this.timed = timeless() == null;
    if (timed) {
      require(Role.TIME, missing);
    }
    this.lengths = columns.hasLengths();
    if (lengths) {
      require(Role.INPUT, missing);
      require(Role.OUTPUT, missing);
    }
    for (Condition condition : trace.where()) {
      if (missing.contains(condition.field())) {
        throw new BrokenRecord(
            Math.max(1, records.line()),
            "has no column '%s', which rows are chosen by"
                .formatted(PlainText.of(condition.column(), LONGEST_QUOTE)));
      }
    }
    boolean blocks = columns.field(Role.BLOCKS).exists() && trace.prefixBlocks() > 0;
    this.cache = blocks ? new PrefixCache(trace.prefixBlocks()) : null;
  }

  private void require(Role role, List<Field> missing) throws BrokenRecord {
    if (missing.contains(columns.field(role))) {
      List<String> needed = new ArrayList<>();
      for (Role each : List.of(Role.TIME, Role.INPUT, Role.OUTPUT)) {
        if (columns.field(each).exists()) {
          needed.add(columns.field(each).name());
        }
      }
      throw new BrokenRecord(
          Math.max(1, records.line()),
          "the header must name the columns %s".formatted(String.join(", ", needed)));
    }
  }

  /** Why requests have no times, and what to do; null if they have. */
  @Nullable String timeless() {
    String form = format.timeless();
    return form == null ? records.timeless() : form;
  }

  /** Whether rows have lengths. */
  boolean hasLengths() {
    return lengths;
  }

  /** Whether the unit of times was guessed, and what it is; null before the first row. */
  @Nullable Clock clock() {
    return clock;
  }

  boolean isGuessed() {
    return guessed;
  }

  /** Where it is, for messages. */
  long line() {
    return records.line();
  }

  /** Reads the next request into a row; false at the end. */
  boolean next(Row row) throws IOException {
    while (records.next()) {
      if (isTaken()) {
        read(row);
        return true;
      }
    }
    return false;
  }

  private boolean isTaken() {
    int at = Role.values().length;
    if (looked > 0) {
      @Nullable String[] said = new String[looked];
      for (int i = 0; i < looked; i++) {
        said[i] = records.value(at++);
      }
      if (!format.takes(Arrays.asList(said))) {
        return false;
      }
    }
    for (Condition condition : trace.where()) {
      if (!condition.holds(records.value(at++))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable String said(Role role) {
    return records.value(role.place());
  }

  private void read(Row row) throws BrokenRecord {
    row.number = number++;
    row.line = records.line();
    row.failed = format.failed(said(Role.FAILED));
    if (timed) {
      time(row);
    }
    if (lengths) {
      row.input = tokens(Role.INPUT, row.failed);
      row.output = tokens(Role.OUTPUT, row.failed);
    }
    row.cached = cached(row.input);
    row.session = hash(said(Role.SESSION));
    row.client = hash(said(Role.CLIENT));
  }

  private void time(Row row) throws BrokenRecord {
    String text = said(Role.TIME);
    Field field = columns.field(Role.TIME);
    if (text == null) {
      throw new BrokenRecord(row.line, "has no %s".formatted(field.name()));
    }
    if (text.indexOf(REPLACED) >= 0) {
      throw new BrokenRecord(row.line, "is not UTF-8");
    }
    Clock by = clock;
    if (by == null) {
      by = Clock.likely(text);
      guessed = by.isNumber() && !by.isSince1970(by.read(text));
      clock = by;
    }
    long nanos = by.read(text);
    if (nanos == Clock.INVALID) {
      String suspicion = Suspicion.ofTime(text);
      throw new BrokenRecord(
          row.line,
          "%s (%s) must be %s%s"
              .formatted(
                  field.name(),
                  PlainText.of(text, LONGEST_QUOTE),
                  by.example(),
                  suspicion == null ? "" : "; " + suspicion));
    }
    row.nanos = Math.max(0, nanos - took(row.line));
    row.time = text;
  }

  private long took(long line) throws BrokenRecord {
    String text = said(Role.TOOK);
    if (text == null || text.isEmpty() || text.equals("-")) {
      return 0;
    }
    long nanos = columns.tookUnit().read(text);
    if (nanos == Clock.INVALID) {
      throw new BrokenRecord(
          line,
          "%s (%s) must be %s"
              .formatted(
                  columns.field(Role.TOOK).name(),
                  PlainText.of(text, LONGEST_QUOTE),
                  columns.tookUnit().example()));
    }
    return nanos;
  }

  private int tokens(Role role, boolean failed) throws BrokenRecord {
    String text = said(role);
    if (text == null && failed) {
      return 0;
    }
    String name = columns.field(role).name();
    if (text == null) {
      throw new BrokenRecord(records.line(), "has no %s".formatted(name));
    }
    long tokens = Decimal.whole(text, MOST_TOKENS);
    if (tokens < 0) {
      if (text.indexOf(REPLACED) >= 0) {
        throw new BrokenRecord(records.line(), "is not UTF-8");
      }
      throw new BrokenRecord(
          records.line(),
          "%s (%s) must be a whole number from 0 to %d"
              .formatted(name, PlainText.of(text, LONGEST_QUOTE), MOST_TOKENS));
    }
    return (int) tokens;
  }

  private int cached(int input) throws BrokenRecord {
    String blocks = said(Role.BLOCKS);
    if (cache != null && blocks != null) {
      try {
        return (int) Math.min(input, (long) BLOCK_TOKENS * cache.take(blocks));
      } catch (NumberFormatException e) {
        throw new BrokenRecord(
            records.line(),
            "%s must be a list of whole numbers".formatted(columns.field(Role.BLOCKS).name()));
      }
    }
    String text = said(Role.CACHED);
    if (text == null || text.isEmpty()) {
      return Row.UNKNOWN;
    }
    return tokens(Role.CACHED, false);
  }

  /** A number for a text, from which the text cannot be had back; 0 for none. */
  private static long hash(@Nullable String text) {
    if (text == null || text.isEmpty() || text.equals("-")) {
      return 0;
    }
    long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash == 0 ? 1 : hash;
  }

  void close() throws IOException {
    records.close();
  }
}
