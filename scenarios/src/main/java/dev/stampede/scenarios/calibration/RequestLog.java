package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.LoggedRequest;
import dev.stampede.experiments.fit.RequestTimes;
import dev.stampede.scenarios.trace.TraceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads logs of requests: a JSON object in each line, with the lengths {@code input_toks} and
 * {@code output_toks} and the times {@code queued_ts}, {@code first_token_ts} and {@code
 * last_token_ts} of vLLM's statistics, in seconds on one clock.
 */
public final class RequestLog {

  private static final double NANOS = 1e9;

  /** Four months: no log is as long, and what is could not be replayed. */
  private static final double LONGEST_SECONDS = 1e7;

  /** An arrival by the log's clock. */
  private record Entry(
      long line, double queued, int promptTokens, int outputTokens, RequestTimes times) {}

  private RequestLog() {}

  /** Returns whether a file holds JSON objects rather than comma-separated values. */
  public static boolean is(Path file) throws IOException {
    try (BufferedReader text = new BufferedReader(TraceFile.open(file))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (!line.isBlank()) {
          return line.strip().startsWith("{");
        }
      }
      return false;
    }
  }

  /**
   * Reads a file, plain or compressed.
   *
   * @return the requests in the order of their arrival, at least one
   * @throws IOException if it cannot be read
   * @throws BrokenTable if a line is broken
   */
  public static List<LoggedRequest> read(Path file) throws IOException, BrokenTable {
    List<Entry> entries = new ArrayList<>();
    long number = 0;
    try (BufferedReader text = new BufferedReader(TraceFile.open(file))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        number++;
        if (!line.isBlank()) {
          entries.add(entry(number, line));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new BrokenTable(file, number, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      if (number > 0) {
        throw new BrokenTable(file, number + 1, TraceFile.reason(e));
      }
      throw e;
    }
    entries.sort(Comparator.comparingDouble(Entry::queued));
    double first = entries.get(0).queued();
    for (Entry entry : entries) {
      double last = entry.queued() - first + entry.times().endSeconds();
      if (last > LONGEST_SECONDS) {
        throw new BrokenTable(
            file,
            entry.line(),
            "last_token_ts is %s s after the first request came: times must be in seconds"
                    .formatted(Doubts.number(last))
                + seeming(entry.times().tokenSeconds()));
      }
    }
    return entries.stream()
        .map(
            entry ->
                new LoggedRequest(
                    Math.round((entry.queued() - first) * NANOS),
                    entry.promptTokens(),
                    entry.outputTokens(),
                    entry.times()))
        .toList();
  }

  private static String seeming(double tokenSeconds) {
    return tokenSeconds > 0 ? ", and seem to be " + Doubts.Unit.SECONDS.likely(tokenSeconds) : "";
  }

  private static Entry entry(long number, String line) {
    Object read;
    try {
      read = new Load(LoadSettings.builder().build()).loadFromString(line);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("is not a JSON object", e);
    }
    if (!(read instanceof Map<?, ?> object)) {
      throw new IllegalArgumentException("is not a JSON object");
    }
    int output = tokens(object, "output_toks");
    double queued = number(object, "queued_ts");
    return new Entry(
        number,
        queued,
        tokens(object, "input_toks"),
        output,
        RequestTimes.of(
            number(object, "first_token_ts") - queued,
            number(object, "last_token_ts") - queued,
            output));
  }

  private static int tokens(Map<?, ?> object, String key) {
    double number = number(object, key);
    if (number < 1 || number != Math.rint(number) || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s (%s) must be a whole number above 0".formatted(key, object.get(key)));
    }
    return (int) number;
  }

  private static double number(Map<?, ?> object, String key) {
    Object value = object.get(key);
    if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(
          value == null
              ? "has no %s".formatted(key)
              : "%s (%s) must be a number".formatted(key, value));
    }
    return number.doubleValue();
  }
}
