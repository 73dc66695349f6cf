package dev.stampede.scenarios.fitting;

import dev.stampede.reports.text.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question about recorded demand.
 *
 * @param file of requests, of counts, of clients or of users over time
 * @param format the word for the form of a trace; null to recognise it
 * @param columns which columns hold what
 * @param where values that columns must have
 */
public record DemandFit(
    Path file, @Nullable String format, Columns columns, Map<String, String> where) {

  /** Copies the map. */
  public DemandFit {
    where = Map.copyOf(where);
  }

  /**
   * Finds what a recording is and what fits it: of a table of counts if a column of counts is said,
   * of clients if it has the columns of ServeGen's, and else of requests.
   *
   * @throws IOException if the file cannot be read
   * @throws BrokenRecording if it is broken or holds too little
   */
  public DemandFindings demand() throws IOException, BrokenRecording {
    if (columns.has("count")) {
      String time = columns.name("time", "time");
      String count = columns.name("count", "count");
      ValueTable table = ValueTable.read(file, time, count, columns.isLogarithmic(), where);
      return CountFindings.of(title(), file, table, time, count);
    }
    if (format == null && columns.said().isEmpty() && ClientTable.is(ValueTable.header(file))) {
      return ClientFindings.of(title(), file, ClientTable.read(file));
    }
    return RequestFindings.of(title(), LogReader.read(this), replay());
  }

  /**
   * Finds how users grew.
   *
   * @param launch the day from which time counts, such as 2022-11-30; null for a step before the
   *     first row
   * @param markets to fit Bass's law to; empty for some multiples of the largest value
   * @throws IOException if the file cannot be read
   * @throws BrokenRecording if it is broken or holds too little
   * @throws IllegalArgumentException if the launch is no date
   */
  public DemandFindings growth(@Nullable String launch, List<Double> markets)
      throws IOException, BrokenRecording {
    double seconds = Double.NaN;
    if (launch != null) {
      try {
        seconds = LocalDate.parse(launch).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "--origin (%s) must be a date such as 2022-11-30".formatted(PlainText.of(launch)), e);
      }
    }
    ValueTable table =
        ValueTable.read(
            file,
            columns.name("time", "date"),
            columns.name("value", "value"),
            columns.isLogarithmic(),
            where);
    return GrowthFindings.of(title(), file, table, seconds, markets);
  }

  private String title() {
    return PlainText.of(String.valueOf(file.getFileName()));
  }

  /** What makes a scenario replay the trace, in lines. */
  private List<String> replay() {
    List<String> lines = new ArrayList<>();
    lines.add("trace: " + Quoted.of(String.valueOf(file.getFileName())));
    if (format != null) {
      lines.add("format: " + Quoted.of(format));
    }
    if (!columns.said().isEmpty()) {
      lines.add("columns: " + mapping(columns.said()));
    }
    if (!where.isEmpty()) {
      lines.add("where: " + mapping(where));
    }
    return lines;
  }

  private static String mapping(Map<String, String> said) {
    List<String> keys = new ArrayList<>();
    said.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> keys.add(Quoted.of(entry.getKey()) + ": " + Quoted.of(entry.getValue())));
    return "{%s}".formatted(String.join(", ", keys));
  }
}
