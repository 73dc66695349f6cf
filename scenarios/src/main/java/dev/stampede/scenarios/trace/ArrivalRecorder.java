package dev.stampede.scenarios.trace;

import dev.stampede.models.demand.ArrivalLog;
import dev.stampede.models.demand.UseCase;
import dev.stampede.models.work.Request;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes what arrives in a trial as comma-separated values that a trace can be read from: a row for
 * each piece of new work, by time, then by use case, then in the order of the use case's own work.
 * Times are exact to the nanosecond. It holds what arrives at one moment, and no more.
 */
public final class ArrivalRecorder implements ArrivalLog {

  /** The columns. */
  public static final List<String> COLUMNS =
      List.of(
          "time_s", "use_case", "input_tokens", "output_tokens", "cached_input_tokens", "tenant");

  private static final int NANO_DIGITS = 9;
  private static final long NANOS = 1_000_000_000;
  private static final Comparator<Arrival> ORDER =
      Comparator.comparing(Arrival::useCase).thenComparing(Arrival::number);

  private final Writer out;
  private final long endNanos;
  private final List<Arrival> together = new ArrayList<>();
  private long togetherNanos;
  private long rows;

  private record Arrival(
      String useCase, long number, int input, int output, int cached, String tenant) {}

  /**
   * Writes the header.
   *
   * @param out takes the rows; it stays open
   * @param endNanos what arrives from then on is left out
   */
  public ArrivalRecorder(OutputStream out, long endNanos) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.endNanos = endNanos;
    this.out.write(String.join(",", COLUMNS));
    this.out.write('\n');
  }

  /** What cannot be written is thrown as an {@link UncheckedIOException}. */
  @Override
  public void arrived(long nowNanos, UseCase useCase, Request request) {
    if (nowNanos >= endNanos) {
      return;
    }
    if (nowNanos != togetherNanos) {
      writeTogether();
      togetherNanos = nowNanos;
    }
    together.add(
        new Arrival(
            useCase.spec().name(),
            request.number,
            request.inputTokens,
            request.outputTokens,
            request.cachedInputTokens,
            useCase.spec().tenants().nameOf(request.matter)));
  }

  /** Writes what is left, and returns how many rows there are. */
  public long finish() throws IOException {
    writeTogether();
    out.flush();
    return rows;
  }

  private void writeTogether() {
    if (together.size() > 1) {
      together.sort(ORDER);
    }
    try {
      for (Arrival arrival : together) {
        write(arrival);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows += together.size();
    together.clear();
  }

  private void write(Arrival arrival) throws IOException {
    out.write(Long.toString(togetherNanos / NANOS));
    out.write('.');
    String nanos = Long.toString(togetherNanos % NANOS);
    out.write("0".repeat(NANO_DIGITS - nanos.length()));
    out.write(nanos);
    out.write(',');
    out.write(arrival.useCase); // names are letters, digits, dashes and underscores
    write(arrival.input);
    write(arrival.output);
    write(arrival.cached);
    out.write(',');
    out.write(arrival.tenant);
    out.write('\n');
  }

  private void write(int tokens) throws IOException {
    out.write(',');
    out.write(Integer.toString(tokens));
  }
}
