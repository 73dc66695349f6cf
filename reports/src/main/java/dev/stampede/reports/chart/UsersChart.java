package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.CountScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.people.PlatformCourse;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.UsersSection;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;

/** Users on each platform over time: a panel for each, with a line for each architecture. */
final class UsersChart {
  private static final int HEIGHT = 150;
  private static final int TABLE_ROWS = 18;
  private static final double FAINT = 0.45;
  private static final BasicStroke EDGE = ChartStyle.pen(0.8f);
  private static final double MILLION = 1e6;

  private final Experiment experiment;
  private final Map<String, List<PlatformCourse>> byPlatform = new LinkedHashMap<>();

  private UsersChart(Experiment experiment) {
    this.experiment = experiment;
    for (PlatformCourse course : experiment.platforms()) {
      byPlatform.computeIfAbsent(course.platform(), name -> new ArrayList<>()).add(course);
    }
  }

  /** Returns the chart of an experiment with platforms; none of another answer. */
  static List<Chart> of(Answer answer) {
    if (!(answer instanceof Experiment experiment) || experiment.platforms().isEmpty()) {
      return List.of();
    }
    UsersChart chart = new UsersChart(experiment);
    Chart.Words words =
        new Chart.Words(
            "Users on each platform over time",
            "In millions, its own and those of others; mean of the replications, thin lines from"
                + " the lowest to the highest.",
            chart.caption());
    return List.of(
        new Chart("users", Topic.PLATFORMS, words, chart.table(), () -> chart.picture(words)));
  }

  private Picture picture(Chart.Words words) {
    ChartStyle style = ChartStyle.STANDARD;
    Timeline timeline = Timeline.of(experiment);
    List<Panel> panels = new ArrayList<>();
    byPlatform.forEach(
        (platform, courses) -> {
          XYPlot plot = plot(style, timeline, courses);
          timeline.band(plot);
          panels.add(new Panel(platform, "millions of users", plot, List.of(), HEIGHT));
        });
    List<Legend.Entry> legend = new ArrayList<>();
    List<PlatformCourse> first = byPlatform.values().iterator().next();
    for (int i = 0; i < first.size(); i++) {
      legend.add(
          Legend.Entry.line(first.get(i).architecture(), style.lineInk(i), style.lineStroke(i)));
    }
    return new Picture(
        style,
        words.title(),
        words.subtitle(),
        new Legend(style, legend),
        new FaultLane(style, timeline.spans(), timeline.seconds()),
        panels,
        timeline.axis(),
        ClockScale.meaning(timeline.seconds()));
  }

  private static XYPlot plot(ChartStyle style, Timeline timeline, List<PlatformCourse> courses) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = ChartStyle.lines();
    double largest = 0;
    for (int i = 0; i < courses.size(); i++) {
      PlatformCourse course = courses.get(i);
      largest = Math.max(largest, largest(course.highest()) / MILLION);
      List<List<Double>> lines = List.of(course.users(), course.lowest(), course.highest());
      for (int k = 0; k < lines.size(); k++) {
        double[] values = lines.get(k).stream().mapToDouble(users -> users / MILLION).toArray();
        double[] middles = timeline.middles(values.length);
        int series = data.getSeriesCount();
        data.addSeries(Courses.minMax(i + " " + k, middles, values, style.plotWidth()));
        renderer.setSeriesPaint(series, style.lineInk(i).color(k == 0 ? 1 : FAINT));
        renderer.setSeriesStroke(series, k == 0 ? style.lineStroke(i) : EDGE);
      }
    }
    List<Tick> ticks = CountScale.ticks(largest, 4);
    return style.plot(data, new TickAxis(0, ticks.get(ticks.size() - 1).at(), ticks), renderer);
  }

  private static double largest(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private String caption() {
    List<String> parts = new ArrayList<>();
    byPlatform.forEach(
        (platform, courses) ->
            courses.forEach(
                course ->
                    parts.add(
                        "%s with %s up to %s"
                            .formatted(
                                PlainText.of(platform),
                                PlainText.quoted(course.architecture()),
                                UsersSection.users(largest(course.users()))))));
    return "In its fullest interval: " + String.join(", ", parts) + ".";
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("From"));
    experiment
        .platforms()
        .forEach(course -> header.add(course.architecture() + ": " + course.platform()));
    int intervals = experiment.platforms().get(0).users().size();
    double seconds = experiment.summary().scenario().durationSeconds();
    List<List<String>> rows = new ArrayList<>();
    for (Courses.Slice slice : Courses.slices(intervals, TABLE_ROWS)) {
      List<String> row = new ArrayList<>();
      row.add(ClockScale.label(slice.from() * experiment.intervalSeconds(), seconds));
      for (PlatformCourse course : experiment.platforms()) {
        List<Double> part = course.users().subList(slice.from(), slice.to());
        row.add(
            UsersSection.users(part.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
      }
      rows.add(row);
    }
    return new DataTable(header, rows);
  }
}
