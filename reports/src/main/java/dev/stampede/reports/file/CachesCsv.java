package dev.stampede.reports.file;

import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.place.CacheCourse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code caches.csv}: what the caches of tiers knew over time, one row for each interval of each
 * cache under each architecture. UTF-8, comma, line feed.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>column</th><th>unit</th><th>meaning</th></tr>
 * <tr><td>time_s, interval_s</td><td>s</td><td>start and length of the interval</td></tr>
 * <tr><td>warmup</td><td>true, false</td><td>it starts in the warm-up</td></tr>
 * <tr><td>architecture, provider, tier</td><td>name</td><td></td></tr>
 * <tr><td>dependency</td><td>name</td><td>that is asked about what the cache does not know</td></tr>
 * <tr><td>lookedUp</td><td>count</td><td>calls for which the tier needed the answer</td></tr>
 * <tr><td>known</td><td>count</td><td>those of them for which the cache had it</td></tr>
 * </table>
 */
final class CachesCsv {

  private static final List<String> COLUMNS =
      List.of("architecture", "provider", "tier", "dependency", "lookedUp", "known");

  private CachesCsv() {}

  /** Writes the caches of an experiment to a stream, which stays open. */
  static void write(Experiment experiment, OutputStream out) throws IOException {
    IntervalRows.write(
        experiment, out, COLUMNS, rows -> experiment.caches().forEach(each -> add(each, rows)));
  }

  private static void add(CacheCourse course, IntervalRows rows) {
    for (int i = 0; i < course.lookedUp().size(); i++) {
      rows.add(
          i,
          List.of(
              CsvText.of(course.architecture()),
              CsvText.of(course.provider()),
              CsvText.of(course.tier()),
              CsvText.of(course.dependency()),
              CsvText.of(course.lookedUp().get(i)),
              CsvText.of(course.known().get(i))));
    }
  }
}
