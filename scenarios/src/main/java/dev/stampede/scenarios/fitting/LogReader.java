package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.RecordedRequests;
import dev.stampede.scenarios.trace.Condition;
import dev.stampede.scenarios.trace.Trace;
import dev.stampede.scenarios.trace.TraceRows;
import dev.stampede.scenarios.trace.format.BrokenRecord;
import dev.stampede.scenarios.trace.format.Clock;
import dev.stampede.scenarios.trace.format.Formats;
import dev.stampede.scenarios.trace.format.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace of requests into columns of numbers, and keeps nothing else of it. A complaint
 * about what it holds says where, and not what stands there.
 */
final class LogReader {

  private static final int FEWEST_ROWS = 20;
  private static final int MOST_ROWS = 1 << 30;

  /** Times before 2001 are counted from something else than 1970. */
  private static final long DATED_NANOS = 978_307_200L * 1_000_000_000L;

  private static final Map<String, Role> ROLES =
      Map.of(
          "time", Role.TIME,
          "input", Role.INPUT,
          "output", Role.OUTPUT,
          "session", Role.SESSION,
          "client", Role.CLIENT);

  private LogReader() {}

  /**
   * Reads all rows.
   *
   * @throws IOException if the file cannot be read
   * @throws BrokenRecording if it is broken or holds too little
   * @throws IllegalArgumentException if a unit or a form is none
   */
  static Recorded read(DemandFit asked) throws IOException, BrokenRecording {
    Path file = asked.file();
    Trace trace =
        new Trace(file, format(asked.format()), columns(asked.columns()), conditions(asked), 0);
    try (TraceRows rows = open(trace)) {
      if (rows.timeless() != null) {
        throw new BrokenRecording(file, "its rows have no times, so there is no rate to fit");
      }
      RecordedRequests requests = new RecordedRequests();
      ClientNumbers numbers = new ClientNumbers();
      long failed = 0;
      while (rows.next()) {
        if (requests.rows() == MOST_ROWS) {
          throw new BrokenRecording(file, "has more than 2^30 rows: take a part of them");
        }
        long who = rows.client() != 0 ? rows.client() : rows.session();
        requests.add(
            rows.nanos(),
            rows.inputTokens(),
            rows.outputTokens(),
            who == 0 ? RecordedRequests.UNKNOWN : numbers.of(who));
        failed += rows.failed() ? 1 : 0;
      }
      return recorded(file, requests, rows, failed);
    } catch (IOException e) {
      throw told(file, e);
    }
  }

  private static TraceRows open(Trace trace) throws IOException, BrokenRecording {
    try {
      return trace.rows();
    } catch (IOException e) {
      if (e.getCause() instanceof BrokenRecord) {
        throw new BrokenRecording(
            trace.file(),
            1,
            "is of no form that is known, or not of the one that --format says (%s); any table is"
                    .formatted(String.join(", ", Formats.names()))
                + " read by its columns, as in --columns time=ts,unit=ms,input=prompt_tokens");
      }
      throw e;
    }
  }

  private static Recorded recorded(
      Path file, RecordedRequests requests, TraceRows rows, long failed) throws BrokenRecording {
    if (requests.rows() < FEWEST_ROWS) {
      throw new BrokenRecording(
          file,
          "has %d requests%s: at least %d are needed"
              .formatted(requests.rows(), " that are asked for", FEWEST_ROWS));
    }
    if (requests.spanSeconds() <= 0) {
      throw new BrokenRecording(file, "all its requests have the same time");
    }
    List<String> doubts = new ArrayList<>();
    Optional.ofNullable(rows.caveat()).ifPresent(doubts::add);
    Clock guessed = rows.guessedUnit();
    if (guessed != null) {
      doubts.add(
          "nobody says the unit of its times: they are taken for %s; --columns unit=... says it"
              .formatted(guessed.name().toLowerCase(Locale.ROOT)));
    }
    if (failed > 0) {
      doubts.add(
          "%d of its requests failed, and are demand all the same; some may be sent again"
              .formatted(failed));
    }
    return new Recorded(requests, requests.nanos(0) >= DATED_NANOS, doubts);
  }

  private static @Nullable String format(@Nullable String format) {
    if (format != null && !Formats.names().contains(format)) {
      throw new IllegalArgumentException(
          "--format must be one of %s".formatted(String.join(", ", Formats.names())));
    }
    return format;
  }

  private static dev.stampede.scenarios.trace.format.@Nullable Columns columns(Columns said) {
    if (said.said().keySet().stream().noneMatch(ROLES::containsKey)) {
      if (said.has("unit")) {
        throw new IllegalArgumentException("--columns unit=... needs time=..., too");
      }
      return null;
    }
    Clock clock = said.has("unit") ? clock(said.name("unit", "")) : null;
    dev.stampede.scenarios.trace.format.Columns columns =
        new dev.stampede.scenarios.trace.format.Columns(Map.of(), clock, null);
    for (Map.Entry<String, Role> role : ROLES.entrySet()) {
      if (said.has(role.getKey())) {
        columns = columns.and(role.getValue(), said.name(role.getKey(), ""));
      }
    }
    return columns;
  }

  private static Clock clock(String unit) {
    return Arrays.stream(Clock.values())
        .filter(clock -> clock.name().toLowerCase(Locale.ROOT).equals(unit))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--columns unit must be one of "
                        + Arrays.stream(Clock.values())
                            .map(clock -> clock.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  private static List<Condition> conditions(DemandFit asked) {
    return asked.where().entrySet().stream()
        .map(wanted -> new Condition(wanted.getKey(), List.of(wanted.getValue())))
        .toList();
  }

  /** What a row holds is not repeated; what is wrong with the file as a whole is. */
  private static IOException told(Path file, IOException e) throws BrokenRecording {
    if (e.getCause() instanceof BrokenRecord broken) {
      throw new BrokenRecording(
          file,
          broken.line(),
          "does not hold a request as its form has it, or is earlier than the row before; its content"
              + " is not shown, as it may name somebody: 'validate' of a scenario with this trace"
              + " shows it");
    }
    return e;
  }
}
