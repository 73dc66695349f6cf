package dev.stampede.reports.file;

import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.place.PlaceCourse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code refusals.csv}: where calls were refused or timed out over time, one row for each interval
 * of each place under each architecture that lost a call in the run. UTF-8, comma, line feed.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>column</th><th>unit</th><th>meaning</th></tr>
 * <tr><td>time_s, interval_s</td><td>s</td><td>start and length of the interval</td></tr>
 * <tr><td>warmup</td><td>true, false</td><td>it starts in the warm-up</td></tr>
 * <tr><td>architecture, provider, place</td><td>name</td><td></td></tr>
 * <tr><td>came</td><td>count</td><td>calls that came to the place</td></tr>
 * <tr><td>refused, timedOut</td><td>count</td><td>calls that it refused, and whose time ran out at
 *     it</td></tr>
 * </table>
 */
final class RefusalsCsv {

  private static final List<String> COLUMNS =
      List.of("architecture", "provider", "place", "came", "refused", "timedOut");

  private RefusalsCsv() {}

  /** Writes the places of an experiment to a stream, which stays open. */
  static void write(Experiment experiment, OutputStream out) throws IOException {
    IntervalRows.write(
        experiment, out, COLUMNS, rows -> experiment.places().forEach(each -> add(each, rows)));
  }

  private static void add(PlaceCourse course, IntervalRows rows) {
    for (int i = 0; i < course.came().size(); i++) {
      rows.add(
          i,
          List.of(
              CsvText.of(course.architecture()),
              CsvText.of(course.provider()),
              CsvText.of(course.place()),
              CsvText.of(course.came().get(i)),
              CsvText.of(course.refused().get(i)),
              CsvText.of(course.timedOut().get(i))));
    }
  }
}
