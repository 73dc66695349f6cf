package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Courses.Slice;
import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.drawing.Drawable;
import dev.stampede.reports.chart.drawing.Grid;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.CountScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ProviderCourse;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * What providers were asked and what they answered, and what was inside them: a small panel for
 * each provider under each architecture that calls it.
 */
final class ProvidersChart {
  private static final int TABLE_ROWS = 12;
  private static final int COLUMNS = 4;
  private static final int HEIGHT = 84;
  private static final BasicStroke ASKED = ChartStyle.pen(1.6f, 6, 3);
  private static final BasicStroke SOLID = ChartStyle.pen(1.8f);
  private static final BasicStroke DOTS = ChartStyle.pen(1.6f, 2, 2);

  private final Experiment experiment;
  private final List<ProviderCourse> courses;
  private final List<Line> lines;
  private final List<Line> shown;

  /**
   * A line of each panel.
   *
   * @param values of a course, one for each interval; empty where it is not known
   */
  private record Line(
      String label, Ink ink, BasicStroke stroke, Function<ProviderCourse, List<Double>> values) {}

  private ProvidersChart(Experiment experiment, List<ProviderCourse> courses, List<Line> lines) {
    this.experiment = experiment;
    this.courses = courses;
    this.lines = lines;
    this.shown = lines.stream().filter(this::isKnown).toList();
  }

  /** Returns the charts of an experiment in which a provider was called; none of another answer. */
  static List<Chart> of(Answer answer) {
    if (!(answer instanceof Experiment experiment)) {
      return List.of();
    }
    List<ProviderCourse> called =
        experiment.providers().stream()
            .filter(course -> course.attempts().stream().anyMatch(calls -> calls > 0))
            .toList();
    if (called.isEmpty()) {
      return List.of();
    }
    double each =
        experiment.intervalSeconds() * Math.max(1, experiment.summary().scenario().replications());
    ProvidersChart rates =
        new ProvidersChart(
            experiment,
            called,
            List.of(
                new Line("calls that came", Ink.VERMILLION, ASKED, c -> per(c.attempts(), each)),
                new Line("ended well", Ink.BLUE, SOLID, c -> per(c.succeeded(), each)),
                new Line("caller hung up", Ink.PURPLE, DOTS, c -> per(c.hungUp(), each))));
    ProvidersChart inside =
        new ProvidersChart(
            experiment,
            called,
            List.of(
                new Line("calls inside", Ink.BLUE, SOLID, ProviderCourse::meanInSystem),
                new Line("nodes in rotation", Ink.GREEN, ASKED, ProviderCourse::nodesInRotation),
                new Line("starts that wait", Ink.OCHRE, DOTS, ProviderCourse::startsWaiting)));
    return List.of(
        rates.chart(
            "provider-calls",
            "What providers were asked, and what they answered",
            "Calls per second, mean of the replications. What comes and does not end well was"
                + " refused, failed, or waits inside.",
            "/s",
            "At most, in a second, "),
        inside.chart(
            "provider-inside",
            "What was inside providers",
            "Calls that wait or are served, mean of each interval"
                + (inside.shown.size() > 1 ? "; nodes and starts on the same scale." : "."),
            "",
            "At most, in the mean of an interval, "));
  }

  private static List<Double> per(List<Long> counts, double each) {
    return counts.stream().map(count -> count / each).toList();
  }

  /** Whether something is known of a line. */
  private boolean isKnown(Line line) {
    return courses.stream()
        .anyMatch(course -> line.values().apply(course).stream().anyMatch(value -> value > 0));
  }

  private Chart chart(String name, String title, String subtitle, String unit, String start) {
    Chart.Words words = new Chart.Words(title, subtitle, start + most() + ".");
    return new Chart(
        name, Topic.PROVIDERS, words, table(), () -> picture(ChartStyle.STANDARD, words, unit));
  }

  /** Of each provider the architecture with which there was most of the first line. */
  private String most() {
    return providers().stream()
        .map(
            provider -> {
              ProviderCourse top =
                  courses.stream()
                      .filter(course -> course.provider().equals(provider))
                      .max(Comparator.comparingDouble(this::peak))
                      .orElseThrow();
              return "%s at %s under %s"
                  .formatted(
                      Figures.number(peak(top)),
                      PlainText.of(provider),
                      PlainText.quoted(top.architecture()));
            })
        .collect(Collectors.joining(", "));
  }

  private double peak(ProviderCourse course) {
    return lines.get(0).values().apply(course).stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private List<String> providers() {
    return courses.stream().map(ProviderCourse::provider).distinct().toList();
  }

  private Grid picture(ChartStyle style, Chart.Words words, String unit) {
    Timeline timeline = Timeline.of(experiment);
    List<Legend.Entry> legend =
        shown.stream()
            .map(line -> Legend.Entry.line(line.label(), line.ink(), line.stroke()))
            .toList();
    ChartStyle cell = style.cell(style.width() / COLUMNS);
    List<Drawable> cells = new ArrayList<>();
    for (String provider : providers()) {
      List<ProviderCourse> of =
          courses.stream().filter(course -> course.provider().equals(provider)).toList();
      List<Tick> ticks = CountScale.ticks(highest(of), 3);
      of.forEach(course -> cells.add(panel(cell, timeline, course, ticks, unit)));
    }
    return new Grid(
        new OutcomesChart.Head(style.withLeft(44), words, new Legend(style.withLeft(44), legend)),
        cells,
        COLUMNS);
  }

  /** Panels of one provider share a scale. */
  private double highest(List<ProviderCourse> of) {
    return of.stream()
        .flatMap(course -> shown.stream().flatMap(line -> line.values().apply(course).stream()))
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private Picture panel(
      ChartStyle style, Timeline timeline, ProviderCourse course, List<Tick> ticks, String unit) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = ChartStyle.lines();
    for (Line line : shown) {
      double[] values =
          line.values().apply(course).stream().mapToDouble(Double::doubleValue).toArray();
      int series = data.getSeriesCount();
      data.addSeries(
          Courses.minMax(line.label(), timeline.middles(values.length), values, style.plotWidth()));
      renderer.setSeriesPaint(
          series, Marked.series(line.ink().color(), line.label(), course.architecture()));
      renderer.setSeriesStroke(series, line.stroke());
    }
    TickAxis up = new TickAxis(0, ticks.get(ticks.size() - 1).at(), ticks).showing(unit);
    XYPlot plot = style.plot(data, up, renderer);
    timeline.band(plot);
    String name =
        course.provider() + " \u00b7 " + Bounds.marked(experiment.summary(), course.architecture());
    return new Picture(
        style,
        name,
        "",
        new Legend(style, List.of()),
        null,
        List.of(new Panel(name, "", plot, List.of(), HEIGHT)),
        timeline.axis(),
        "");
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("Provider, architecture, from"));
    shown.forEach(line -> header.add(line.label()));
    double seconds = experiment.summary().scenario().durationSeconds();
    List<List<String>> rows = new ArrayList<>();
    for (ProviderCourse course : courses) {
      for (Slice slice : Courses.slices(course.attempts().size(), TABLE_ROWS)) {
        List<String> row = new ArrayList<>();
        row.add(
            "%s, %s, %s"
                .formatted(
                    course.provider(),
                    Bounds.marked(experiment.summary(), course.architecture()),
                    ClockScale.label(slice.from() * experiment.intervalSeconds(), seconds)));
        shown.forEach(line -> row.add(mean(line.values().apply(course), slice)));
        rows.add(row);
      }
    }
    return new DataTable(header, rows);
  }

  private static String mean(List<Double> values, Slice slice) {
    return values.isEmpty()
        ? "\u2013"
        : Figures.number(
            IntStream.range(slice.from(), slice.to()).mapToDouble(values::get).average().orElse(0));
  }
}
