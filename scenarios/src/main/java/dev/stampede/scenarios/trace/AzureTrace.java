package dev.stampede.scenarios.trace;

import dev.stampede.models.demand.TraceCursor;
import dev.stampede.models.demand.TraceSource;
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
 */
public record AzureTrace(Path file) implements TraceSource {

  @Override
  public TraceCursor open() {
    return AzureCursor.open(file);
  }

  /**
   * Reads the trace from start to end.
   *
   * @param startNanos time from the first row from which on rows count
   * @param endNanos time from the first row from which on rows come too late to be replayed
   * @throws IOException if the file cannot be read or a row is broken; the message names the file
   *     and the line
   */
  public TraceCheck check(long startNanos, long endNanos) throws IOException {
    try (TraceCursor cursor = open()) {
      long rows = 0;
      long before = 0;
      long inTime = 0;
      long input = 0;
      long output = 0;
      while (cursor.next()) {
        rows++;
        before += cursor.offsetNanos() < startNanos ? 1 : 0;
        inTime += cursor.offsetNanos() < endNanos ? 1 : 0;
        input += cursor.inputTokens();
        output += cursor.outputTokens();
      }
      if (rows == 0) {
        throw new IOException("%s has no rows".formatted(file));
      }
      return new TraceCheck(
          rows,
          before,
          inTime,
          cursor.offsetNanos(),
          (double) input / rows,
          (double) output / rows);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
