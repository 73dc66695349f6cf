package dev.stampede.reports.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.stampede.reports.result.Experiment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The rows of a CSV file that tells of the intervals of a run: each begins with the start of its
 * interval, its length, and whether it starts in the warm-up.
 */
final class IntervalRows {

  private static final List<String> FIRST_COLUMNS = List.of("time_s", "interval_s", "warmup");

  private final Experiment experiment;
  private final CsvWriter csv;

  private IntervalRows(Experiment experiment, CsvWriter csv) {
    this.experiment = experiment;
    this.csv = csv;
  }

  /**
   * Writes such a file to a stream, which stays open.
   *
   * @param columns the other ones
   * @param rows adds the rows
   */
  static void write(
      Experiment experiment, OutputStream out, List<String> columns, Consumer<IntervalRows> rows)
      throws IOException {
    List<String> header = new ArrayList<>(FIRST_COLUMNS);
    header.addAll(columns);
    CsvFile.write(header, out, csv -> rows.accept(new IntervalRows(experiment, csv)));
  }

  /**
   * Adds a row.
   *
   * @param interval its number, from 0 on
   * @param values of the other columns
   */
  void add(int interval, List<String> values) {
    double seconds = interval * experiment.intervalSeconds();
    boolean warmup = seconds < experiment.summary().scenario().warmupSeconds();
    List<String> row = new ArrayList<>(FIRST_COLUMNS.size() + values.size());
    row.add(CsvText.of(seconds));
    row.add(CsvText.of(experiment.intervalSeconds()));
    row.add(Boolean.toString(warmup));
    row.addAll(values);
    csv.writeRecord(row);
  }
}
