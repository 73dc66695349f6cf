package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Courses.Slice;
import dev.stampede.reports.chart.UseCaseCharts.Subject;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How the work arriving in each interval ended, as shares, in a panel for each architecture. */
final class OutcomesChart {
  private static final int TABLE_ROWS = 12;

  /** Shares are drawn to a thousandth, which is less than a pixel. */
  private static final double FINE = 1000;

  private final Subject subject;

  private OutcomesChart(Subject subject) {
    this.subject = subject;
  }

  static Chart of(Subject subject) {
    OutcomesChart chart = new OutcomesChart(subject);
    Chart.Words words =
        new Chart.Words(
            "Outcomes over time: " + subject.useCase(),
            "How the work arriving in each interval ended. Blues and green are within tolerance;"
                + " yellow, orange and pink are tickets.",
            chart.caption());
    return new Chart(
        "outcomes-" + subject.id(),
        Topic.ofWork(subject.useCase()),
        words,
        chart.table(),
        () -> chart.picture(words));
  }

  private Picture picture(Chart.Words words) {
    ChartStyle style = subject.style();
    Timeline timeline = subject.timeline();
    List<Panel> panels = new ArrayList<>();
    for (UseCaseCourse course : subject.courses()) {
      panels.add(
          new Panel(course.architecture(), unit(course), plot(course), List.of(), panelHeight()));
    }
    List<Legend.Entry> legend =
        Arrays.stream(Outcome.values())
            .map(outcome -> Legend.Entry.area(outcome.label(), outcome.ink(), 1))
            .toList();
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

  private String unit(UseCaseCourse course) {
    return "share of arrivals; tickets are %s of all%s"
        .formatted(Figures.share(counted(course).shareOfTickets()), aside());
  }

  private OutcomeCounts counted(UseCaseCourse course) {
    int all = course.outcomes().size();
    return new Slice(Math.min(subject.timeline().firstCounted(), all), all).outcomes(course);
  }

  private String aside() {
    return subject.timeline().firstCounted() > 0 ? ", the warm-up aside" : "";
  }

  private int panelHeight() {
    return subject.courses().size() <= 3 ? 130 : 96;
  }

  /** The areas lie on top of each other, the whole stack first, so each is one shape. */
  private XYPlot plot(UseCaseCourse course) {
    ChartStyle style = subject.style();
    Outcome[] outcomes = Outcome.values();
    XYSeriesCollection data = new XYSeriesCollection();
    XYAreaRenderer renderer = new Steps();
    for (int i = 0; i < outcomes.length; i++) {
      data.addSeries(new XYSeries(i, false, true));
      renderer.setSeriesPaint(i, outcomes[i].ink().color());
    }
    double interval = subject.timeline().intervalSeconds();
    for (Slice slice : Courses.slices(course.outcomes().size(), style.plotWidth())) {
      OutcomeCounts counts = slice.outcomes(course);
      long sum = 0;
      for (int i = 0; i < outcomes.length; i++) {
        sum += outcomes[i].of(counts);
        double share = counts.offered() == 0 ? 0 : Math.rint(sum * FINE / counts.offered()) / FINE;
        step(data.getSeries(i), slice.from() * interval, slice.to() * interval, share);
      }
    }
    List<Tick> ticks = List.of(new Tick(0, "0 %"), new Tick(0.5, "50 %"), new Tick(1, "100 %"));
    XYPlot plot = style.plot(data, new TickAxis(0, 1, ticks), renderer);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.REVERSE);
    subject.timeline().bands().forEach(span -> FaultBand.across(plot, span));
    return plot;
  }

  /** Areas whose edges are not smoothed: what lies under an area would shine through its edge. */
  private static final class Steps extends XYAreaRenderer {
    private static final long serialVersionUID = 1;

    Steps() {
      super(AREA);
    }

    @Override
    public void drawItem(
        Graphics2D g2,
        XYItemRendererState state,
        Rectangle2D area,
        PlotRenderingInfo info,
        XYPlot plot,
        ValueAxis across,
        ValueAxis up,
        XYDataset data,
        int series,
        int item,
        CrosshairState crosshair,
        int pass) {
      RenderingHints before = g2.getRenderingHints();
      g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      super.drawItem(g2, state, area, info, plot, across, up, data, series, item, crosshair, pass);
      g2.setRenderingHints(before);
    }
  }

  /** Adds a step, or makes the last one longer if it is as high. */
  private static void step(XYSeries series, double from, double to, double share) {
    int last = series.getItemCount() - 1;
    if (last > 0 && series.getY(last).doubleValue() == share) {
      series.remove(last);
    } else {
      series.add(from, share, false);
    }
    series.add(to, share, false);
  }

  private String caption() {
    List<String> parts = new ArrayList<>();
    for (UseCaseCourse course : subject.courses()) {
      OutcomeCounts counts = counted(course);
      if (counts.known() > 0) {
        parts.add(
            Figures.share(counts.shareOfTickets())
                + " with "
                + PlainText.quoted(course.architecture()));
      }
    }
    return parts.isEmpty()
        ? "No work was offered that counts, so there are no outcomes to speak of."
        : "Share of the work that became tickets%s: %s."
            .formatted(aside(), String.join(", ", parts));
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("Architecture, from"));
    Arrays.stream(Outcome.values()).forEach(outcome -> header.add(outcome.label()));
    List<List<String>> rows = new ArrayList<>();
    Timeline timeline = subject.timeline();
    for (UseCaseCourse course : subject.courses()) {
      for (Slice slice : Courses.slices(course.outcomes().size(), TABLE_ROWS)) {
        OutcomeCounts counts = slice.outcomes(course);
        List<String> row = new ArrayList<>();
        double from = slice.from() * timeline.intervalSeconds();
        row.add(course.architecture() + ", " + ClockScale.label(from, timeline.seconds()));
        for (Outcome outcome : Outcome.values()) {
          double share =
              counts.offered() == 0 ? Double.NaN : (double) outcome.of(counts) / counts.offered();
          row.add(Figures.share(share));
        }
        rows.add(row);
      }
    }
    return new DataTable(header, rows);
  }
}
