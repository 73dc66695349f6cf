package dev.stampede.scenarios.trace;

import dev.stampede.models.arrival.TraceCursor;
import dev.stampede.models.arrival.TraceSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A trace in the form of Azure's public LLM inference traces: comma-separated values, plain or
 * compressed with gzip, with a header that names the columns {@code TIMESTAMP}, {@code
 * ContextTokens} and {@code GeneratedTokens} in any order and perhaps others, and a row for each
 * request, sorted by time.
 *
 * @param file the file
 * @param originNanos the time since 1970 that offsets are from: rows before it are left out; {@link
 *     #FIRST_ROW} for that of the first row
 */
public record AzureTrace(Path file, long originNanos) implements TraceSource {

  /** In place of an origin: time begins with the first row. */
  public static final long FIRST_ROW = -1;

  /** A trace whose time begins with its first row. */
  public AzureTrace(Path file) {
    this(file, FIRST_ROW);
  }

  /**
   * Reads an origin, in the form of a trace's times.
   *
   * @return nanoseconds since 1970; {@link #FIRST_ROW} if it is no such time
   */
  public static long origin(String time) {
    return Timestamp.nanos(time);
  }

  @Override
  public TraceCursor open() {
    return AzureCursor.open(file, originNanos);
  }

  /**
   * Reads the trace from start to end.
   *
   * @param startNanos time from the origin from which on rows count
   * @param endNanos time from the origin from which on rows come too late to be replayed
   * @throws IOException if the file cannot be read or a row is broken; the message names the file
   *     and the line
   */
  public TraceCheck check(long startNanos, long endNanos) throws IOException {
    try (AzureCursor cursor = AzureCursor.open(file, originNanos)) {
      long rows = 0;
      long before = 0;
      long inTime = 0;
      long unanswered = 0;
      long input = 0;
      long output = 0;
      long first = 0;
      String firstTime = "";
      while (cursor.next()) {
        if (rows == 0) {
          first = cursor.offsetNanos();
          firstTime = cursor.time();
        }
        rows++;
        before += cursor.offsetNanos() < startNanos ? 1 : 0;
        inTime += cursor.offsetNanos() < endNanos ? 1 : 0;
        unanswered += cursor.outputTokens() == 0 ? 1 : 0;
        input += cursor.inputTokens();
        output += cursor.outputTokens();
      }
      if (rows == 0) {
        long leftOut = cursor.rowsLeftOut();
        throw new IOException(
            leftOut == 0
                ? "%s has no rows".formatted(file)
                : "%s has no rows from the origin on: all %d are earlier".formatted(file, leftOut));
      }
      return new TraceCheck(
          rows,
          firstTime,
          cursor.rowsLeftOut(),
          unanswered,
          before,
          inTime,
          cursor.offsetNanos() - first,
          (double) input / rows,
          (double) output / rows);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
