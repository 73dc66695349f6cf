package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Courses.Slice;
import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.UseCaseCharts.Subject;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.scale.ClockScale;
import dev.stampede.reports.chart.scale.NinesScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.ObjectiveText;
import dev.stampede.reports.text.PlainText;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Availability over time, twice: in per cent, to see how much is lost, and in nines, to see whether
 * an objective near 100 % is met.
 */
final class AvailabilityChart {
  private static final int PERCENT_HEIGHT = 150;
  private static final int NINES_HEIGHT = 190;
  private static final int FEWEST_NINES = 4;

  /** Height of an architecture's row. */
  private static final int ROW = 14;

  /** Half the height of a tick, in rows. */
  private static final double WELL_AGAIN = 0.4;

  private static final int TABLE_ROWS = 18;

  private final Subject subject;
  private final List<Double> limits;
  private final int nines;

  private AvailabilityChart(Subject subject) {
    this.subject = subject;
    limits =
        subject.objectives().stream()
            .filter(o -> o.metric().equals("availability") && ObjectiveText.isPlain(o))
            .filter(o -> o.limit() > 0 && o.limit() < 1)
            .map(ObjectiveResult::limit)
            .distinct()
            .toList();
    double furthest = limits.stream().mapToDouble(NinesScale::at).max().orElse(0);
    nines = Math.max(FEWEST_NINES, Math.min(8, (int) Math.ceil(furthest) + 1));
  }

  static Chart of(Subject subject) {
    AvailabilityChart chart = new AvailabilityChart(subject);
    Chart.Words words =
        new Chart.Words(
            "Availability over time: " + subject.useCase(),
            "Share of the work arriving in each interval that ended within its tolerance.",
            chart.caption());
    return new Chart(
        "availability-" + subject.id(),
        Topic.ofWork(subject.useCase()),
        words,
        chart.table(),
        () -> chart.picture(words));
  }

  private Picture picture(Chart.Words words) {
    ChartStyle style = subject.style();
    Timeline timeline = subject.timeline();
    List<Legend.Entry> legend = new ArrayList<>();
    XYSeriesCollection percent = new XYSeriesCollection();
    XYSeriesCollection inNines = new XYSeriesCollection();
    XYLineAndShapeRenderer above = ChartStyle.lines();
    XYLineAndShapeRenderer below = ChartStyle.lines();
    for (int i = 0; i < subject.courses().size(); i++) {
      UseCaseCourse course = subject.courses().get(i);
      double[] shares = course.outcomes().stream().mapToDouble(Courses::availability).toArray();
      double[] places = new double[shares.length];
      for (int k = 0; k < shares.length; k++) {
        places[k] =
            Double.isNaN(shares[k]) ? Double.NaN : Math.min(nines, NinesScale.at(shares[k]));
      }
      double[] middles = timeline.middles(shares.length);
      percent.addSeries(Courses.minMax("" + i, middles, shares, style.plotWidth()));
      inNines.addSeries(Courses.minMax("" + i, middles, places, style.plotWidth()));
      for (XYLineAndShapeRenderer renderer : List.of(above, below)) {
        renderer.setSeriesPaint(i, Courses.paint(course.architecture(), style.lineInk(i)));
        renderer.setSeriesStroke(i, style.lineStroke(i));
      }
      legend.add(Legend.Entry.line(course.architecture(), style.lineInk(i), style.lineStroke(i)));
    }
    XYPlot top =
        style.plot(percent, new TickAxis(-0.01, 1.02, percentTicks()).showing("share"), above);
    XYPlot bottom =
        style.plot(inNines, new TickAxis(0, nines + 0.12, ninesTicks()).showing("nines"), below);
    for (double limit : limits) {
      mark(top, limit);
      mark(bottom, NinesScale.at(limit));
      String label = "objective: at least " + Figures.share(limit);
      legend.add(Legend.Entry.line(label, Ink.LIMIT, limitStroke()));
    }
    List<Panel> panels =
        new ArrayList<>(
            List.of(
                new Panel("In per cent", "how much is lost", top, List.of(), PERCENT_HEIGHT),
                new Panel(
                    "In nines",
                    "each step up loses ten times less",
                    bottom,
                    List.of(),
                    NINES_HEIGHT)));
    if (subject.courses().stream().anyMatch(course -> !course.out().isEmpty())) {
      panels.add(outOfPromise());
    }
    panels.forEach(panel -> timeline.band(panel.plot()));
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

  /**
   * A row for each architecture: a bar while it was out of a promise in half of the replications or
   * more, a thin line while in fewer, and a tick where it was well again.
   */
  private Panel outOfPromise() {
    ChartStyle style = subject.style();
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    int count = subject.courses().size();
    for (int i = 0; i < count; i++) {
      List<Long> out = subject.courses().get(i).out();
      double row = count - i;
      long half = (subject.replications() + 1L) / 2;
      data.addSeries(stretches("some " + i, out, 1, row, 0));
      data.addSeries(stretches("most " + i, out, half, row, 0));
      data.addSeries(stretches("well " + i, out, half, row, WELL_AGAIN));
      float[] widths = {1.5f, 6, 1.5f};
      for (int kind = 0; kind < widths.length; kind++) {
        int series = widths.length * i + kind;
        renderer.setSeriesPaint(
            series, Marked.of(style.lineInk(i).color(), subject.courses().get(i).architecture()));
        renderer.setSeriesStroke(series, ChartStyle.pen(widths[kind]));
      }
    }
    return new Panel(
        "Out of a promise",
        "a bar in half of the runs or more, a line in fewer; a tick where all is well again",
        style.plot(data, new TickAxis(0.4, count + 0.6, List.of()), renderer),
        List.of(),
        ROW * count + ROW / 2);
  }

  /**
   * Lines from the begin to the end of each stretch of intervals that are out in so many
   * replications.
   *
   * @param tick height of a tick at each end, instead of the lines; 0 for none
   */
  private XYSeries stretches(String key, List<Long> out, long least, double row, double tick) {
    XYSeries series = new XYSeries(key, false, true);
    double length = subject.timeline().intervalSeconds();
    int from = -1;
    for (int k = 0; k <= out.size(); k++) {
      boolean isOut = k < out.size() && out.get(k) >= least;
      if (isOut && from < 0) {
        from = k;
      } else if (!isOut && from >= 0) {
        double end = Math.min(subject.timeline().seconds(), k * length);
        if (tick == 0) {
          series.add(from * length, row);
          series.add(end, row);
          series.add(end, Double.NaN);
        } else if (k < out.size()) {
          series.add(end, row - tick);
          series.add(end, row + tick);
          series.add(end, Double.NaN);
        }
        from = -1;
      }
    }
    return series;
  }

  private static BasicStroke limitStroke() {
    return ChartStyle.pen(1.2f, 5, 3);
  }

  private static void mark(XYPlot plot, double at) {
    plot.addRangeMarker(new ValueMarker(at, Ink.LIMIT.color(), limitStroke()), Layer.BACKGROUND);
  }

  private static List<Tick> percentTicks() {
    return List.of(
        new Tick(0, "0 %"),
        new Tick(0.25, "25 %"),
        new Tick(0.5, "50 %"),
        new Tick(0.75, "75 %"),
        new Tick(1, "100 %"));
  }

  private List<Tick> ninesTicks() {
    List<Tick> ticks = new ArrayList<>();
    for (Tick tick : NinesScale.ticks(nines)) {
      if (tick.at() < nines) {
        ticks.add(tick);
      } else if (tick.at() == nines) {
        ticks.add(new Tick(nines, "\u2265 " + tick.label()));
      }
    }
    return ticks;
  }

  private String caption() {
    StringBuilder caption = new StringBuilder("In its worst interval, ");
    List<String> parts = new ArrayList<>();
    for (UseCaseCourse course : subject.courses()) {
      int worst = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = subject.timeline().firstCounted(); i < course.outcomes().size(); i++) {
        double share = Courses.availability(course.outcomes().get(i));
        if (share < least) {
          least = share;
          worst = i;
        }
      }
      if (worst >= 0) {
        parts.add(PlainText.quoted(course.architecture()) + " kept " + Figures.share(least));
      }
    }
    if (parts.isEmpty()) {
      return "No work was offered that counts, so there is no availability to speak of.";
    }
    return caption
        .append(String.join(", ", parts))
        .append(" of the work within tolerance.")
        .toString();
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("From"));
    subject.courses().forEach(course -> header.add(course.architecture()));
    List<List<String>> rows = new ArrayList<>();
    Timeline timeline = subject.timeline();
    for (Slice slice : Courses.slices(Courses.intervals(subject.courses()), TABLE_ROWS)) {
      List<String> row = new ArrayList<>();
      row.add(ClockScale.label(slice.from() * timeline.intervalSeconds(), timeline.seconds()));
      for (UseCaseCourse course : subject.courses()) {
        OutcomeCounts counts = slice.outcomes(course);
        row.add(Figures.share(Courses.availability(counts)));
      }
      rows.add(row);
    }
    return new DataTable(header, rows);
  }
}
