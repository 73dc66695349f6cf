package dev.stampede.reports.file;

import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.ProviderCourse;
import dev.stampede.reports.result.UseCaseCourse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * {@code timeseries.csv}: the course of an experiment, one row for each interval of each use case,
 * then of each provider, under each architecture. UTF-8, comma, line feed; a column that does not
 * apply to a row, or has nothing to say in it, is empty.
 *
 * <table>
 * <caption>Columns. Counts are totals over all replications.</caption>
 * <tr><th>column</th><th>unit</th><th>meaning</th></tr>
 * <tr><td>time_s</td><td>s</td><td>start of the interval, from the start of the simulation</td></tr>
 * <tr><td>interval_s</td><td>s</td><td>length of the interval</td></tr>
 * <tr><td>warmup</td><td>true, false</td><td>the interval starts in the warm-up, which
 *     summary.json does not count</td></tr>
 * <tr><td>architecture</td><td>name</td><td></td></tr>
 * <tr><td>useCase</td><td>name</td><td>empty in a provider's rows</td></tr>
 * <tr><td>provider</td><td>name</td><td>empty in a use case's rows</td></tr>
 * <tr><td>offered</td><td>count</td><td>work that arrived in the interval; the sum of the next
 *     seven columns, which say how <em>that</em> work ended, whenever it did</td></tr>
 * <tr><td>full, degraded, human</td><td>count</td><td>ended within tolerance: by the first choice
 *     or as well, with lower quality, by a person</td></tr>
 * <tr><td>late, failed, abandoned</td><td>count</td><td>ended outside tolerance: tickets</td></tr>
 * <tr><td>unfinished</td><td>count</td><td>still under way where the simulation ended</td></tr>
 * <tr><td>availability</td><td>share, 0 to 1</td><td>(full + degraded + human) / (offered -
 *     unfinished)</td></tr>
 * <tr><td>attempts</td><td>count</td><td>calls sent to providers in the interval; in a provider's
 *     row, calls that arrived at it in the interval</td></tr>
 * <tr><td>answered</td><td>count</td><td>answers that were good enough given in the interval, in
 *     time or late</td></tr>
 * <tr><td>latency.e2e.answered.p50_s, .p90_s, .p99_s</td><td>s</td><td>end-to-end latency of those answers,
 *     to three significant digits</td></tr>
 * <tr><td>succeeded</td><td>count</td><td>calls to the provider that ended well in the interval,
 *     whenever they arrived</td></tr>
 * <tr><td>meanInSystem</td><td>calls</td><td>mean number of calls inside the provider, mean over
 *     replications</td></tr>
 * <tr><td>out</td><td>count</td><td>replications in which the interval was out of a promise of the
 *     use case; empty where it has none that is asked of a stretch of time</td></tr>
 * <tr><td>nodesInRotation</td><td>nodes</td><td>mean number of the provider's nodes that were alive
 *     and in rotation, mean over replications; empty where it has none that can die</td></tr>
 * <tr><td>nodeDeaths</td><td>count</td><td>of those, how many died in the interval</td></tr>
 * <tr><td>startsWaiting</td><td>starts</td><td>mean number of starts of the provider's machines that
 *     were asked for and not through the queue, mean over replications; empty where there is no
 *     queue</td></tr>
 * <tr><td>startsThrough</td><td>count</td><td>of those, how many were through in the
 *     interval</td></tr>
 * </table>
 */
public final class TimeSeriesCsv {

  private static final double NANOS = 1e9;

  private static final List<String> COLUMNS =
      List.of(
          "architecture",
          "useCase",
          "provider",
          "offered",
          "full",
          "degraded",
          "human",
          "late",
          "failed",
          "abandoned",
          "unfinished",
          "availability",
          "attempts",
          "answered",
          "latency.e2e.answered.p50_s",
          "latency.e2e.answered.p90_s",
          "latency.e2e.answered.p99_s",
          "succeeded",
          "meanInSystem",
          "out",
          "nodesInRotation",
          "nodeDeaths",
          "hungUp",
          "startsWaiting",
          "startsThrough");

  private TimeSeriesCsv() {}

  /** Writes the course of an experiment to a stream, which stays open. */
  public static void write(Experiment experiment, OutputStream out) throws IOException {
    IntervalRows.write(
        experiment,
        out,
        COLUMNS,
        rows -> {
          experiment.useCases().forEach(course -> add(course, rows));
          experiment.providers().forEach(course -> add(course, rows));
        });
  }

  private static void add(UseCaseCourse course, IntervalRows rows) {
    String architecture = CsvText.of(course.architecture());
    String useCase = CsvText.of(course.useCase());
    for (int i = 0; i < course.outcomes().size(); i++) {
      OutcomeCounts outcomes = course.outcomes().get(i);
      Histogram latency = course.latencyByInterval().get(i);
      List<String> row = start(architecture, useCase, "");
      row.addAll(counts(outcomes));
      row.add(CsvText.ratio(outcomes.withinTolerance(), outcomes.known()));
      row.add(CsvText.of(course.attempts().get(i)));
      row.add(CsvText.of(course.answered().get(i)));
      for (double percentile : new double[] {50, 90, 99}) {
        boolean none = latency.getTotalCount() == 0;
        row.add(none ? "" : CsvText.of(latency.getValueAtPercentile(percentile) / NANOS));
      }
      row.addAll(List.of("", ""));
      row.add(course.out().isEmpty() ? "" : CsvText.of(course.out().get(i)));
      row.addAll(List.of("", "", "", "", ""));
      rows.add(i, row);
    }
  }

  private static List<String> counts(OutcomeCounts outcomes) {
    return LongStream.of(
            outcomes.offered(),
            outcomes.full(),
            outcomes.degraded(),
            outcomes.human(),
            outcomes.late(),
            outcomes.failed(),
            outcomes.abandoned(),
            outcomes.unfinished())
        .mapToObj(CsvText::of)
        .toList();
  }

  private static void add(ProviderCourse course, IntervalRows rows) {
    String architecture = CsvText.of(course.architecture());
    String provider = CsvText.of(course.provider());
    for (int i = 0; i < course.attempts().size(); i++) {
      List<String> row = start(architecture, "", provider);
      // A provider does not see work, only calls: nothing from offered to availability.
      row.addAll(Collections.nCopies(9, ""));
      row.add(CsvText.of(course.attempts().get(i)));
      row.addAll(List.of("", "", "", ""));
      row.add(CsvText.of(course.succeeded().get(i)));
      row.add(CsvText.of(course.meanInSystem().get(i)));
      row.add("");
      boolean nodes = !course.nodesInRotation().isEmpty();
      row.add(nodes ? CsvText.of(course.nodesInRotation().get(i)) : "");
      row.add(nodes ? CsvText.of(course.nodeDeaths().get(i)) : "");
      row.add(course.hungUp().isEmpty() ? "" : CsvText.of(course.hungUp().get(i)));
      boolean queued = !course.startsWaiting().isEmpty();
      row.add(queued ? CsvText.of(course.startsWaiting().get(i)) : "");
      row.add(queued ? CsvText.of(course.startsThrough().get(i)) : "");
      rows.add(i, row);
    }
  }

  private static List<String> start(String architecture, String useCase, String provider) {
    List<String> row = new ArrayList<>(COLUMNS.size());
    row.addAll(List.of(architecture, useCase, provider));
    return row;
  }
}
