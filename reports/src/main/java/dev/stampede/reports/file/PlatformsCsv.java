package dev.stampede.reports.file;

import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.people.PlatformCourse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code platforms.csv}: how many users were on each platform over time, one row for each interval
 * under each architecture. UTF-8, comma, line feed.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>column</th><th>unit</th><th>meaning</th></tr>
 * <tr><td>time_s, interval_s</td><td>s</td><td>start and length of the interval</td></tr>
 * <tr><td>warmup</td><td>true, false</td><td>it starts in the warm-up</td></tr>
 * <tr><td>architecture, platform</td><td>name</td><td></td></tr>
 * <tr><td>users</td><td>users</td><td>mean number of those who were there, whichever platform they
 *     belong to, mean over replications</td></tr>
 * <tr><td>lowest, highest</td><td>users</td><td>that of the replication with the fewest, and the
 *     most</td></tr>
 * </table>
 */
final class PlatformsCsv {

  private static final List<String> COLUMNS =
      List.of("architecture", "platform", "users", "lowest", "highest");

  private PlatformsCsv() {}

  /** Writes the courses of an experiment to a stream, which stays open. */
  static void write(Experiment experiment, OutputStream out) throws IOException {
    IntervalRows.write(
        experiment, out, COLUMNS, rows -> experiment.platforms().forEach(each -> add(each, rows)));
  }

  private static void add(PlatformCourse course, IntervalRows rows) {
    for (int i = 0; i < course.users().size(); i++) {
      rows.add(
          i,
          List.of(
              CsvText.of(course.architecture()),
              CsvText.of(course.platform()),
              CsvText.of(course.users().get(i)),
              CsvText.of(course.lowest().get(i)),
              CsvText.of(course.highest().get(i))));
    }
  }
}
