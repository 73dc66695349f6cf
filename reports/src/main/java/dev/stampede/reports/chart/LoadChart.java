package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Courses.Slice;
import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.UseCaseCharts.Subject;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.CountScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Work offered, answers given and calls sent, each second, in a panel for each architecture. */
final class LoadChart {
  private static final int TABLE_ROWS = 18;
  private static final double SHADE = 0.22;
  private static final BasicStroke OFFERED = ChartStyle.pen(1);
  private static final BasicStroke ANSWERED = ChartStyle.pen(2);
  private static final BasicStroke ATTEMPTS = ChartStyle.pen(1.8f, 6, 3);

  private final Subject subject;

  private LoadChart(Subject subject) {
    this.subject = subject;
  }

  /** Mean rates of one replication, for each interval, in 1/s. */
  private static final class Rates {
    private final double[] offered;
    private final double[] answered;
    private final double[] attempts;

    Rates(UseCaseCourse course, double divisor) {
      offered = course.outcomes().stream().mapToDouble(c -> c.offered() / divisor).toArray();
      answered = course.answered().stream().mapToDouble(c -> c / divisor).toArray();
      attempts = course.attempts().stream().mapToDouble(c -> c / divisor).toArray();
    }

    double largest() {
      return Stream.of(offered, answered, attempts)
          .flatMapToDouble(DoubleStream::of)
          .max()
          .orElse(0);
    }
  }

  static Chart of(Subject subject) {
    LoadChart chart = new LoadChart(subject);
    Chart.Words words =
        new Chart.Words(
            "Offered, answered and attempted: " + subject.useCase(),
            "Per second, mean of the replications. Attempts above the grey are retries, hedges and"
                + " steps; grey above answered is work that waits or is lost.",
            chart.caption());
    return new Chart(
        "load-" + subject.id(),
        Topic.ofWork(subject.useCase()),
        words,
        chart.table(),
        () -> chart.picture(words));
  }

  private Picture picture(Chart.Words words) {
    ChartStyle style = subject.style();
    Timeline timeline = subject.timeline();
    double divisor = timeline.intervalSeconds() * subject.replications();
    List<Rates> all = subject.courses().stream().map(c -> new Rates(c, divisor)).toList();
    double largest = all.stream().mapToDouble(Rates::largest).max().orElse(0);
    List<Tick> ticks = CountScale.ticks(largest, 4);
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String name = subject.courses().get(i).architecture();
      TickAxis up = new TickAxis(0, ticks.get(ticks.size() - 1).at(), ticks).showing("/s");
      XYPlot plot = plot(name, all.get(i), up);
      timeline.band(plot);
      String unit =
          "per second; attempts for one arrival, at worst: "
              + Figures.number(amplification(subject.courses().get(i)));
      panels.add(new Panel(name, unit, plot, List.of(), panelHeight()));
    }
    return new Picture(
        style,
        words.title(),
        words.subtitle(),
        new Legend(
            style,
            List.of(
                Legend.Entry.area("work offered", Ink.DEMAND, 1),
                Legend.Entry.line("answers given", Ink.BLUE, ANSWERED),
                Legend.Entry.line("calls to providers (attempts)", Ink.VERMILLION, ATTEMPTS))),
        new FaultLane(style, timeline.spans(), timeline.seconds()),
        panels,
        timeline.axis(),
        ClockScale.meaning(timeline.seconds()));
  }

  private int panelHeight() {
    return subject.courses().size() <= 3 ? 140 : 104;
  }

  private XYPlot plot(String architecture, Rates rates, TickAxis vertical) {
    ChartStyle style = subject.style();
    XYSeriesCollection area = new XYSeriesCollection();
    area.addSeries(series("offered", rates.offered));
    XYSeriesCollection lines = new XYSeriesCollection();
    lines.addSeries(series("top", rates.offered));
    lines.addSeries(series("answered", rates.answered));
    lines.addSeries(series("attempts", rates.attempts));
    XYAreaRenderer shade = new XYAreaRenderer(XYAreaRenderer.AREA);
    shade.setSeriesPaint(0, Marked.of(Ink.DEMAND.color(SHADE), architecture));
    XYLineAndShapeRenderer drawn = ChartStyle.lines();
    drawn.setSeriesPaint(0, Marked.series(Ink.DEMAND.color(), "work offered", architecture));
    drawn.setSeriesStroke(0, OFFERED);
    drawn.setSeriesPaint(1, Marked.series(Ink.BLUE.color(), "answers given", architecture));
    drawn.setSeriesStroke(1, ANSWERED);
    drawn.setSeriesPaint(
        2, Marked.series(Ink.VERMILLION.color(), "calls (attempts)", architecture));
    drawn.setSeriesStroke(2, ATTEMPTS);
    XYPlot plot = style.plot(area, vertical, shade);
    plot.setDataset(1, lines);
    plot.setRenderer(1, drawn);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return plot;
  }

  private XYSeries series(String key, double[] values) {
    double[] middles = subject.timeline().middles(values.length);
    return Courses.minMax(key, middles, values, subject.style().plotWidth());
  }

  private String caption() {
    List<String> parts = new ArrayList<>();
    for (UseCaseCourse course : subject.courses()) {
      parts.add(
          Figures.number(amplification(course))
              + " with "
              + PlainText.quoted(course.architecture()));
    }
    return parts.isEmpty()
        ? "There is no architecture to show."
        : "In its worst interval, a piece of work took this many attempts: "
            + String.join(", ", parts)
            + ".";
  }

  /** Returns the most attempts for one piece of work in any interval. */
  private static double amplification(UseCaseCourse course) {
    double worst = 0;
    for (int i = 0; i < Math.min(course.outcomes().size(), course.attempts().size()); i++) {
      long offered = course.outcomes().get(i).offered();
      worst = Math.max(worst, offered == 0 ? 0 : (double) course.attempts().get(i) / offered);
    }
    return worst;
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("From"));
    for (UseCaseCourse course : subject.courses()) {
      header.add(course.architecture() + ": offered /s");
      header.add("answered /s");
      header.add("attempts /s");
    }
    List<List<String>> rows = new ArrayList<>();
    Timeline timeline = subject.timeline();
    for (Slice slice : Courses.slices(Courses.intervals(subject.courses()), TABLE_ROWS)) {
      double seconds = (slice.to() - slice.from()) * timeline.intervalSeconds();
      double each = seconds * subject.replications();
      List<String> row = new ArrayList<>();
      row.add(ClockScale.label(slice.from() * timeline.intervalSeconds(), timeline.seconds()));
      for (UseCaseCourse course : subject.courses()) {
        OutcomeCounts counts = slice.outcomes(course);
        row.add(Figures.number(counts.offered() / each));
        row.add(Figures.number(slice.sum(course.answered()) / each));
        row.add(Figures.number(slice.sum(course.attempts()) / each));
      }
      rows.add(row);
    }
    return new DataTable(header, rows);
  }
}
