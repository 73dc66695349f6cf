package dev.stampede.reports.file;

import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.people.AgentCourse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code agents.csv}: what agents were at over time, one row for each interval of each use case
 * under each architecture. UTF-8, comma, line feed.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>column</th><th>unit</th><th>meaning</th></tr>
 * <tr><td>time_s, interval_s</td><td>s</td><td>start and length of the interval</td></tr>
 * <tr><td>warmup</td><td>true, false</td><td>it starts in the warm-up</td></tr>
 * <tr><td>architecture, use_case</td><td>name</td><td></td></tr>
 * <tr><td>working, stalled, idle</td><td>sessions</td><td>mean number of those in which an agent
 *     waited for an answer or a tool, those in which agents were lost and none was at work, and
 *     those between two turns, mean over replications</td></tr>
 * <tr><td>calls</td><td>calls</td><td>made by agents, mean over replications</td></tr>
 * </table>
 */
final class AgentsCsv {

  private static final List<String> COLUMNS =
      List.of("architecture", "use_case", "working", "stalled", "idle", "calls");

  private AgentsCsv() {}

  /** Writes the courses of an experiment to a stream, which stays open. */
  static void write(Experiment experiment, OutputStream out) throws IOException {
    IntervalRows.write(
        experiment, out, COLUMNS, rows -> experiment.agents().forEach(each -> add(each, rows)));
  }

  private static void add(AgentCourse course, IntervalRows rows) {
    for (int i = 0; i < course.working().size(); i++) {
      rows.add(
          i,
          List.of(
              CsvText.of(course.architecture()),
              CsvText.of(course.useCase()),
              CsvText.of(course.working().get(i)),
              CsvText.of(course.stalled().get(i)),
              CsvText.of(course.idle().get(i)),
              CsvText.of(course.calls().get(i))));
    }
  }
}
