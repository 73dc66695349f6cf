package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.Counts;
import dev.stampede.experiments.demand.Crowd;
import dev.stampede.experiments.demand.Rhythm;
import dev.stampede.reports.chart.FitAxis;
import dev.stampede.reports.chart.FitChart;
import dev.stampede.reports.chart.FitPanel;
import dev.stampede.reports.chart.FitPanel.Mark;
import dev.stampede.reports.chart.FitPanel.Series;
import dev.stampede.reports.text.Figures;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a table of counts over time is: its rate, its rhythm, and crowds that came and went. */
final class CountFindings {

  private static final int FEWEST_WINDOWS = 10;
  private static final double SPIKE_SECONDS = 900;
  private static final double HOUR = 3_600;
  private static final double DAY = 86_400;
  private static final int TWO_DAYS = 2;
  private static final int[] SCALES = {1, 10, 60};
  private static final int MOST_POINTS = 900;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Counts counts;
  private final int filled;
  private final List<Crowd> crowds;
  private final Optional<Rhythm> rhythm;

  private CountFindings(Counts counts, int filled) {
    this.counts = counts;
    this.filled = filled;
    double step = counts.stepSeconds();
    this.crowds = DAY % step == 0 && step <= HOUR ? Crowd.of(counts) : List.of();
    this.rhythm =
        counts.spanSeconds() >= TWO_DAYS * DAY && HOUR % step == 0
            ? Optional.of(Rhythm.of(counts.merged((int) (HOUR / step))))
            : Optional.empty();
  }

  /**
   * Says what was found.
   *
   * @param title the file's name, safe to print
   * @param timeColumn and {@code countColumn} are what the table calls them
   */
  static DemandFindings of(
      String title, Path file, ValueTable table, String timeColumn, String countColumn)
      throws BrokenRecording {
    int rows = table.times().length;
    if (rows < FEWEST_WINDOWS) {
      throw new BrokenRecording(
          file, "has %d rows: at least %d are needed".formatted(rows, FEWEST_WINDOWS));
    }
    double step = step(table.times());
    double windows = (table.times()[rows - 1] - table.times()[0]) / step + 1;
    if (windows > 4.0 * rows) {
      throw new BrokenRecording(
          file, "its rows are not equally far apart: counts are of windows of one length");
    }
    double[] values = new double[(int) Math.round(windows)];
    Arrays.fill(values, -1);
    for (int i = 0; i < rows; i++) {
      values[(int) Math.round((table.times()[i] - table.times()[0]) / step)] = table.values()[i];
    }
    int filled = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < 0) {
        values[i] = values[i - 1];
        filled++;
      }
    }
    Counts counts = new Counts(Math.round(table.times()[0] * 1e9), step, values);
    if (!(counts.mean() > 0)) {
      throw new BrokenRecording(file, "counts nothing: every row is 0");
    }
    return new CountFindings(counts, filled).say(title, file, timeColumn, countColumn);
  }

  /** The most frequent distance of rows. */
  private static double step(double[] times) {
    double[] steps = new double[times.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = times[i + 1] - times[i];
    }
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }

  private DemandFindings say(String title, Path file, String timeColumn, String countColumn) {
    List<String> lines = new ArrayList<>();
    double step = counts.stepSeconds();
    lines.add(
        "%s: %s counts of %s each, %s requests in %s, %s per second in the mean"
            .formatted(
                title,
                Figures.count(counts.values().length),
                Figures.seconds(step),
                Figures.number(counts.mean() * counts.values().length),
                Figures.seconds(counts.spanSeconds()),
                Figures.number(counts.mean() / step)));
    lines.add(
        "  %-12s peak %s per second, peak / mean %s"
            .formatted(
                "rate",
                Figures.number(counts.peakOverMean() * counts.mean() / step),
                RequestWords.three(counts.peakOverMean())));
    List<String> scales = new ArrayList<>();
    for (int scale : SCALES) {
      Counts merged = counts.merged(scale);
      if (merged.values().length >= FEWEST_WINDOWS) {
        scales.add(
            "%s in %s"
                .formatted(
                    Figures.number(merged.dispersion()), Figures.seconds(merged.stepSeconds())));
      }
    }
    lines.add("  %-12s %s".formatted("dispersion", String.join(", ", scales)));
    rhythm.ifPresent(found -> lines.add(rhythm(found)));
    crowds(lines);
    List<String> doubts = new ArrayList<>();
    if (filled > 0) {
      doubts.add(
          "%s windows are missing: each was taken to be like the one before"
              .formatted(Figures.count(filled)));
    }
    DemandYaml yaml =
        new DemandYaml(List.of("what was counted in %s, window by window".formatted(title)));
    yaml.line(2, "arrivals:");
    yaml.line(
        3,
        "table: {file: %s, time: %s, count: %s}"
            .formatted(
                Quoted.of(String.valueOf(file.getFileName())),
                Quoted.of(timeColumn),
                Quoted.of(countColumn)));
    yaml.line(2, "tolerance: {deadline: 30s}");
    return new DemandFindings(
        String.join("\n", lines) + "\n",
        yaml.toString(),
        figures(title),
        doubts,
        List.of(
            FitChart.of(
                "rate",
                title,
                "Requests per second over time, the most and the least of each stretch.",
                "A table of counts is replayed as it is, Poisson within each window.",
                FitAxis.DAYS,
                List.of(new FitPanel("Recorded, per second", List.of(series()))))));
  }

  private static String rhythm(Rhythm found) {
    double ratio = found.weekdayOverWeekend();
    return "  %-12s hour of the day (UTC) %s to %s of the mean%s; the day explains %s of the"
            .formatted(
                "rhythm",
                Numbers.multiple(Arrays.stream(found.day()).min().orElse(1)),
                Numbers.multiple(Arrays.stream(found.day()).max().orElse(1)),
                Double.isFinite(ratio) ? ", weekday / weekend " + RequestWords.two(ratio) : "",
                Figures.share(Math.max(0, found.explained()[0])))
        + " hours' variance, the week %s"
            .formatted(Figures.share(Math.max(0, found.explained()[1])));
  }

  private void crowds(List<String> lines) {
    if (crowds.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        "  days whose peak is at least four times their median: %d; from half the peak to it %s"
                .formatted(crowds.size(), Figures.seconds(median(true)))
            + " and back %s in the median of those that are no spikes"
                .formatted(Figures.seconds(median(false))));
    lines.add(
        "  %-18s%12s%10s%14s%14s"
            .formatted("peak (UTC)", "per second", "x median", "rise", "fall"));
    for (Crowd crowd : crowds) {
      lines.add(
          "  %-18s%12s%10s%14s%14s%s"
              .formatted(
                  MOMENT.format(Instant.ofEpochSecond(crowd.peakNanos() / 1_000_000_000L)),
                  Figures.number(crowd.peakPerSecond()),
                  RequestWords.three(crowd.overMedian()),
                  Figures.seconds(crowd.riseSeconds()),
                  Figures.seconds(crowd.fallSeconds()),
                  isSpike(crowd) ? "  spike" : ""));
    }
  }

  /** What comes and goes within a quarter of an hour is a machine, or a mistake: no crowd. */
  private static boolean isSpike(Crowd crowd) {
    return crowd.riseSeconds() + crowd.fallSeconds() < SPIKE_SECONDS;
  }

  private double median(boolean rise) {
    double[] seconds =
        crowds.stream()
            .filter(crowd -> !isSpike(crowd))
            .mapToDouble(crowd -> rise ? crowd.riseSeconds() : crowd.fallSeconds())
            .sorted()
            .toArray();
    return seconds.length == 0 ? Double.NaN : seconds[seconds.length / 2];
  }

  /** Of each stretch that a chart cannot show in detail the least and the most. */
  private Series series() {
    double[] values = counts.values();
    int each = Math.max(1, values.length / MOST_POINTS);
    List<Double> across = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (int from = 0; from < values.length; from += each) {
      double[] stretch = Arrays.copyOfRange(values, from, Math.min(values.length, from + each));
      double low = Arrays.stream(stretch).min().orElse(0);
      double high = Arrays.stream(stretch).max().orElse(0);
      double day = (from + each / 2.0) * counts.stepSeconds() / DAY;
      across.add(day);
      rates.add(low / counts.stepSeconds());
      if (high > low) {
        across.add(day + counts.stepSeconds() / DAY / 2);
        rates.add(high / counts.stepSeconds());
      }
    }
    return new Series("recorded", 0, Mark.LINE, across, rates);
  }

  private Map<String, Object> figures(String title) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schema", "stampede.fit/v1");
    tree.put("counts", title);
    tree.put("windows", counts.values().length);
    tree.put("windowSeconds", counts.stepSeconds());
    tree.put("windowsFilled", filled);
    tree.put("meanPerSecond", counts.mean() / counts.stepSeconds());
    tree.put("peakOverMean", counts.peakOverMean());
    rhythm.ifPresent(found -> tree.put("rhythm", RequestFigures.rhythm(found)));
    List<Object> days = new ArrayList<>();
    for (Crowd crowd : crowds) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("peak", MOMENT.format(Instant.ofEpochSecond(crowd.peakNanos() / 1_000_000_000L)));
      one.put("peakPerSecond", crowd.peakPerSecond());
      one.put("overMedian", crowd.overMedian());
      one.put("riseSeconds", crowd.riseSeconds());
      one.put("fallSeconds", crowd.fallSeconds());
      one.put("spike", isSpike(crowd));
      days.add(one);
    }
    tree.put("crowds", days);
    return tree;
  }
}
