package dev.stampede.scenarios.trace;

import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.trace.format.BrokenRecord;
import dev.stampede.scenarios.trace.format.Clock;
import dev.stampede.scenarios.trace.format.Columns;
import dev.stampede.scenarios.trace.format.Format;
import dev.stampede.scenarios.trace.format.Formats;
import dev.stampede.scenarios.trace.format.Head;
import dev.stampede.scenarios.trace.format.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a trace, one after the other, in the order of their times. Memory is constant: of
 * forms that are written when requests end, {@value #WINDOW} rows are held to put them in order.
 */
public final class TraceRows implements AutoCloseable {

  /** Rows that may stand before one that came earlier, in forms that are written at the end. */
  public static final int WINDOW = 1 << 16;

  private static final int MOST_NAMES = 12;
  private static final int LONGEST_QUOTE = 60;

  private final Trace trace;
  private final Format format;
  private final RowReader reader;
  private final @Nullable PriorityQueue<Row> waiting;
  private final Deque<Row> spare = new ArrayDeque<>();

  private Row row = new Row();
  private boolean ended;
  private long last = -1;
  private String lastTime = "";

  private TraceRows(Trace trace, Format format, RowReader reader) {
    this.trace = trace;
    this.format = format;
    this.reader = reader;
    this.waiting =
        format.isByEnd()
            ? new PriorityQueue<>(
                Comparator.<Row>comparingLong(r -> r.nanos).thenComparingLong(r -> r.number))
            : null;
  }

  static TraceRows open(Trace trace) throws IOException {
    BufferedReader text = new BufferedReader(TraceFile.open(trace.file()), Head.CHARACTERS);
    try {
      Head head = head(text);
      Format format = format(trace, head);
      Columns own = trace.columns();
      Columns columns = own == null ? format.columns() : own.or(format.columns());
      if (!columns.field(Role.TIME).exists() && format.timeless() == null) {
        throw new BrokenRecord(1, "columns must say which of them is the time");
      }
      return new TraceRows(trace, format, new RowReader(trace, format, columns, text));
    } catch (IOException e) {
      text.close();
      throw told(trace, e, 1);
    } catch (UncheckedIOException e) {
      text.close();
      throw told(trace, e.getCause(), 1);
    }
  }

  private static Head head(BufferedReader text) throws IOException {
    text.mark(Head.CHARACTERS + 1);
    char[] first = new char[Head.CHARACTERS];
    int read = 0;
    int more = 0;
    try {
      while (more >= 0 && read < first.length) {
        more = text.read(first, read, first.length - read);
        read += Math.max(0, more);
      }
    } catch (IOException e) {
      if (read == 0) {
        throw e;
      }
      // what is damaged is met again, at its place
    }
    text.reset();
    return Head.of(new String(first, 0, read));
  }

  private static Format format(Trace trace, Head head) throws IOException {
    String name = trace.format();
    Columns columns = trace.columns();
    Format format = name == null ? Formats.of(head) : Formats.called(name, head);
    if (format == null && columns != null && name == null) {
      return Formats.any(head, columns);
    }
    if (format == null) {
      throw new BrokenRecord(1, unknown(head));
    }
    if (name != null && !format.fits(head)) {
      throw new BrokenRecord(
          1,
          "is not %s, because it %s JSON objects"
              .formatted(format.title(), head.isJson() ? "holds" : "does not hold"));
    }
    return name == null && columns != null && columns.field(Role.TIME).exists()
        ? Formats.any(head, columns)
        : format;
  }

  private static String unknown(Head head) {
    if (head.names().isEmpty()) {
      return head.line().isEmpty()
          ? "is empty"
          : "is of no form that is known: it begins with '%s'"
              .formatted(PlainText.of(head.line(), LONGEST_QUOTE));
    }
    String names =
        head.names().stream()
            .limit(MOST_NAMES)
            .map(name -> PlainText.of(name, LONGEST_QUOTE))
            .collect(Collectors.joining(", "));
    String suspicion =
        head.names().size() == 1 && !head.isJson() ? Suspicion.ofHeader(head.line()) : null;
    return "is of no form that is known: its %s are %s%s; %s"
        .formatted(
            head.isJson() ? "keys" : "columns",
            names,
            head.names().size() > MOST_NAMES ? " and others" : "",
            suspicion != null
                ? suspicion
                : "say what they tell, as in columns: {time: ts, unit: ms, input: prompt_tokens,"
                    + " output: completion_tokens}");
  }

  private static IOException told(Trace trace, @Nullable IOException e, long line) {
    if (e instanceof BrokenRecord broken) {
      return new IOException(
          "%s:%d: %s".formatted(trace.file(), broken.line(), broken.getMessage()), e);
    }
    String message = e == null ? "" : String.valueOf(e.getMessage());
    return message.startsWith("cannot read ")
        ? new IOException(message, e)
        : new IOException("%s:%d: %s".formatted(trace.file(), line, TraceFile.reason(e)), e);
  }

  /**
   * Goes to the next request; false at the end.
   *
   * @throws IOException if it is broken, or stands too far from its place; the message names the
   *     file and the line
   */
  public boolean next() throws IOException {
    try {
      return waiting == null ? inOrder() : sorted(waiting);
    } catch (IOException e) {
      throw told(trace, e, reader.line() + 1);
    } catch (UncheckedIOException e) {
      throw told(trace, e.getCause(), reader.line() + 1);
    }
  }

  private boolean inOrder() throws IOException {
    if (!reader.next(row)) {
      return false;
    }
    if (row.nanos < last) {
      throw new BrokenRecord(
          row.line,
          "%s is earlier than %s in the row before: sort the file by time"
              .formatted(PlainText.of(row.time, LONGEST_QUOTE), lastTime));
    }
    last = row.nanos;
    lastTime = row.time;
    return true;
  }

  private boolean sorted(PriorityQueue<Row> heap) throws IOException {
    if (!row.time.isEmpty()) {
      spare.push(row);
    }
    while (!ended && heap.size() <= WINDOW) {
      Row read = spare.isEmpty() ? new Row() : spare.pop();
      ended = !reader.next(read);
      if (!ended) {
        heap.add(read);
      }
    }
    Row first = heap.poll();
    if (first == null) {
      return false;
    }
    row = first;
    if (row.nanos < last) {
      throw new BrokenRecord(
          row.line,
          "began before a request that is more than %d rows above it: sort the file by time"
              .formatted(WINDOW));
    }
    last = row.nanos;
    return true;
  }

  /** When the request came, in nanoseconds since 1970, or since what the trace counts from. */
  public long nanos() {
    return row.nanos;
  }

  /** When the request came, or ended, as the trace writes it. */
  public String time() {
    return row.time;
  }

  /** Tokens of its prompt; -1 if that is not known. */
  public int inputTokens() {
    return row.input;
  }

  /** Tokens of its answer; -1 if that is not known. */
  public int outputTokens() {
    return row.output;
  }

  /** Tokens of its prompt that a cache held; -1 if that is not known. */
  public int cachedTokens() {
    return row.cached;
  }

  /** A number that requests of one conversation share and others hardly do; 0 if not known. */
  public long session() {
    return row.session;
  }

  /** A number that requests of one client share and others hardly do; 0 if it is not known. */
  public long client() {
    return row.client;
  }

  /** Whether it failed; it was a request all the same. */
  public boolean failed() {
    return row.failed;
  }

  /** Whether requests come with their lengths. */
  public boolean hasLengths() {
    return reader.hasLengths();
  }

  /** Why requests have no times, and what to do; null if they have. */
  public @Nullable String timeless() {
    return reader.timeless();
  }

  /** The word for the form. */
  public String format() {
    return format.name();
  }

  /** What times of this form do not say; null if there is nothing. */
  public @Nullable String caveat() {
    return format.caveat();
  }

  /** Whether times count from a run's start. */
  public boolean countsFromZero() {
    return format.countsFromZero();
  }

  /**
   * Returns the unit that times are taken to be in, because nobody says it; null if somebody does,
   * or before the first row.
   */
  public @Nullable Clock guessedUnit() {
    return reader.isGuessed() ? reader.clock() : null;
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
