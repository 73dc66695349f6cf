package dev.stampede.reports.file;

import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.people.PeopleCourse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code people.csv}: what people in a closed loop were at over time, one row for each interval of
 * each use case under each architecture. UTF-8, comma, line feed.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>column</th><th>unit</th><th>meaning</th></tr>
 * <tr><td>time_s, interval_s</td><td>s</td><td>start and length of the interval</td></tr>
 * <tr><td>warmup</td><td>true, false</td><td>it starts in the warm-up</td></tr>
 * <tr><td>architecture, use_case</td><td>name</td><td></td></tr>
 * <tr><td>people</td><td>people</td><td>how many there are</td></tr>
 * <tr><td>waiting, unaided, stopped</td><td>people</td><td>mean number of those who waited for an
 *     answer, worked without help, or did nothing until there is help again, mean over
 *     replications; the others thought of what to ask</td></tr>
 * <tr><td>role</td><td>name</td><td>what they are, empty if that is not said; rows of the same time
 *     and role add up</td></tr>
 * </table>
 */
final class PeopleCsv {

  private static final List<String> COLUMNS =
      List.of("architecture", "use_case", "people", "waiting", "unaided", "stopped", "role");

  private PeopleCsv() {}

  /** Writes the courses of an experiment to a stream, which stays open. */
  static void write(Experiment experiment, OutputStream out) throws IOException {
    IntervalRows.write(
        experiment, out, COLUMNS, rows -> experiment.people().forEach(each -> add(each, rows)));
  }

  private static void add(PeopleCourse course, IntervalRows rows) {
    for (int i = 0; i < course.waiting().size(); i++) {
      rows.add(
          i,
          List.of(
              CsvText.of(course.architecture()),
              CsvText.of(course.useCase()),
              CsvText.of((double) course.people()),
              CsvText.of(course.waiting().get(i)),
              CsvText.of(course.unaided().get(i)),
              CsvText.of(course.stopped().get(i)),
              CsvText.of(course.role())));
    }
  }
}
