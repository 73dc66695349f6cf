package dev.stampede.scenarios.trace;

import dev.stampede.models.demand.agent.Recordings;
import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.trace.format.BrokenRecord;
import dev.stampede.scenarios.trace.format.Clock;
import dev.stampede.scenarios.trace.format.CsvRecords;
import dev.stampede.scenarios.trace.format.Decimal;
import dev.stampede.scenarios.trace.format.Field;
import dev.stampede.scenarios.trace.format.Head;
import dev.stampede.scenarios.trace.format.SessionObjects;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded sessions of agents, in one pass: a CSV file with a row for each round, as TraceLab
 * exports them, or JSON objects with a session each, as LLMServingSim has them. Sessions follow
 * each other in the order of their arrivals if all of them have one, else in that of the file.
 */
public final class SessionFile {

  private static final int MOST_TOKENS = 1_000_000_000;
  private static final int LONGEST_QUOTE = 60;

  private static final int SESSION = 0;
  private static final int ROUND = 1;
  private static final int PREFIX = 2;
  private static final int INPUT = 3;
  private static final int OUTPUT = 4;
  private static final int WAIT = 5;
  private static final int ARRIVAL = 6;
  private static final List<Field> COLUMNS =
      List.of(
          Field.of("session_id", "id"),
          Field.of("round_idx"),
          Field.of("prefix_len"),
          Field.of("input_len"),
          Field.of("output_len"),
          Field.of("tool_wait_after_ms"),
          Field.of("arrival_time"));

  private final Recordings.Builder builder = new Recordings.Builder();
  private long[] arrivals = new long[16];
  private int sessions;
  private boolean haveArrivals = true;

  private SessionFile() {}

  /**
   * Reads a file, plain or compressed.
   *
   * @param pauseAboveNanos see {@link Recordings.Builder#build}
   * @throws IOException if it cannot be read, or something is wrong in it; the message names the
   *     file, the line and the column
   */
  public static Recordings read(Path file, long pauseAboveNanos) throws IOException {
    SessionFile sessions = new SessionFile();
    try (Reader text = new BufferedReader(TraceFile.open(file), Head.CHARACTERS)) {
      try {
        sessions.read(text);
      } catch (BrokenRecord e) {
        throw new IOException(
            "%s:%d: %s".formatted(file, e.line(), String.valueOf(e.getMessage())), e);
      } catch (IOException e) {
        throw new IOException("%s: %s".formatted(file, TraceFile.reason(e)), e);
      }
    }
    return sessions.build(pauseAboveNanos);
  }

  private void read(Reader text) throws IOException {
    text.mark(Head.CHARACTERS);
    char[] begin = new char[Head.CHARACTERS];
    int length = Math.max(0, text.read(begin, 0, begin.length));
    text.reset();
    if (Head.of(new String(begin, 0, length)).isJson()) {
      readObjects(text);
    } else {
      readRows(text);
    }
    if (sessions == 0) {
      throw new BrokenRecord(1, "has no sessions");
    }
  }

  private Recordings build(long pauseAboveNanos) {
    if (!haveArrivals) {
      return builder.build(pauseAboveNanos);
    }
    int[] order =
        IntStream.range(0, sessions)
            .boxed()
            .sorted(Comparator.comparingLong(session -> arrivals[session]))
            .mapToInt(session -> session)
            .toArray();
    return builder.build(pauseAboveNanos, order);
  }

  private void endSession(long arrivalNanos) {
    builder.endSession();
    arrivals = sessions == arrivals.length ? Arrays.copyOf(arrivals, 2 * sessions) : arrivals;
    arrivals[sessions++] = arrivalNanos;
    haveArrivals &= arrivalNanos != Clock.INVALID;
  }

  private void readRows(Reader text) throws IOException {
    try (CsvRecords rows = new CsvRecords(text, COLUMNS)) {
      requireColumns(rows);
      String session = null;
      long arrival = Clock.INVALID;
      long round = 0;
      while (rows.next()) {
        String here = rows.value(SESSION);
        if (session == null || !session.equals(here)) {
          if (session != null) {
            endSession(arrival);
          }
          session = here == null ? "" : here;
          String came = rows.value(ARRIVAL);
          arrival = came == null ? Clock.INVALID : time(rows.line(), came, ARRIVAL, Clock.MS);
          round = 0;
        }
        long number = whole(rows.line(), rows.value(ROUND), ROUND);
        if (number != round) {
          throw broken(
              rows.line(),
              ROUND,
              rows.value(ROUND),
              "must be %d: rows of a session stand together, and count from 0".formatted(round));
        }
        round++;
        add(
            rows.line(),
            whole(rows.line(), rows.value(PREFIX), PREFIX),
            whole(rows.line(), rows.value(INPUT), INPUT),
            whole(rows.line(), rows.value(OUTPUT), OUTPUT),
            time(rows.line(), rows.value(WAIT), WAIT, Clock.MS));
      }
      if (session != null) {
        endSession(arrival);
      }
    }
  }

  private static void requireColumns(CsvRecords rows) throws BrokenRecord {
    List<String> header = rows.header();
    if (header.isEmpty()) {
      throw new BrokenRecord(1, "has no header");
    }
    for (Field missing : rows.missing()) {
      if (!missing.equals(COLUMNS.get(ARRIVAL))) {
        String suspicion = header.size() == 1 ? Suspicion.ofHeader(header.get(0)) : null;
        throw new BrokenRecord(
            1,
            "the header has no column '%s'; it has %s%s"
                .formatted(
                    missing.name(),
                    PlainText.of(String.join(", ", header), 2 * LONGEST_QUOTE),
                    suspicion == null ? "" : "; " + suspicion));
      }
    }
  }

  private void add(long line, long prefix, long input, long output, long wait) throws BrokenRecord {
    if (builder.rounds() == Recordings.Builder.MOST_ROUNDS) {
      throw new BrokenRecord(
          line, "is one more round than the %d that are kept".formatted(builder.rounds()));
    }
    int prompt = (int) Math.max(1, Math.min(MOST_TOKENS, prefix + input));
    builder.round(prompt, (int) Math.min(prefix, prompt), (int) Math.max(1, output), wait);
  }

  /**
   * A call's prompt begins with the one before, unless it is shorter: then it was compacted. The
   * form itself says nothing of it but by the tokens' numbers, which not all files have.
   */
  private void readObjects(Reader text) throws IOException {
    try (SessionObjects objects = new SessionObjects(text)) {
      long before = 0;
      int calls = 0;
      for (SessionObjects.Part part = objects.next(); part != null; part = objects.next()) {
        long line = objects.line();
        if (part == SessionObjects.Part.END) {
          if (calls == 0) {
            throw new BrokenRecord(line, "has no sub_requests");
          }
          String came = objects.arrival();
          endSession(came == null ? Clock.INVALID : time(line, came, "arrival_time_ns", Clock.NS));
          before = 0;
          calls = 0;
        } else {
          long input = whole(line, objects.input(), "input_toks");
          long output = whole(line, objects.output(), "output_toks");
          String tool = objects.tool();
          long wait = tool == null ? 0 : time(line, tool, "tool_duration_ns", Clock.NS);
          long prefix = input < before ? 0 : before;
          add(line, prefix, input - prefix, output, wait);
          before = input;
          calls++;
        }
      }
    }
  }

  private static long whole(long line, @Nullable String text, int column) throws BrokenRecord {
    return whole(line, text, COLUMNS.get(column).name());
  }

  private static long whole(long line, @Nullable String text, String name) throws BrokenRecord {
    long tokens = text == null ? -1 : Decimal.whole(text, MOST_TOKENS);
    if (tokens < 0) {
      throw broken(line, name, text, "must be a whole number from 0 to %d".formatted(MOST_TOKENS));
    }
    return tokens;
  }

  private static long time(long line, @Nullable String text, int column, Clock clock)
      throws BrokenRecord {
    return time(line, text, COLUMNS.get(column).name(), clock);
  }

  private static long time(long line, @Nullable String text, String name, Clock clock)
      throws BrokenRecord {
    long nanos = text == null ? Clock.INVALID : clock.read(text);
    if (nanos == Clock.INVALID) {
      throw broken(line, name, text, "must be " + clock.example());
    }
    return nanos;
  }

  private static BrokenRecord broken(
      long line, int column, @Nullable String text, String complaint) {
    return broken(line, COLUMNS.get(column).name(), text, complaint);
  }

  private static BrokenRecord broken(
      long line, String name, @Nullable String text, String complaint) {
    return text == null
        ? new BrokenRecord(line, "has no %s, which %s".formatted(name, complaint))
        : new BrokenRecord(
            line, "%s (%s) %s".formatted(name, PlainText.of(text, LONGEST_QUOTE), complaint));
  }
}
