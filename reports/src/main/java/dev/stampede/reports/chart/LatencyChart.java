package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.UseCaseCharts.Subject;
import dev.stampede.reports.chart.drawing.Typeface;
import dev.stampede.reports.chart.scale.DurationScale;
import dev.stampede.reports.chart.scale.NinesScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.HistogramIterationValue;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Latency by percentile of all work, a line for each architecture, on an axis of nines. Where the
 * work begins that never was answered a line ends.
 */
final class LatencyChart {
  private static final double NANOS = 1e9;
  private static final int FEWEST = 10;

  /** So many answers leave enough beyond the 99th percentile to speak of it. */
  private static final int MANY = 1_000;

  /** Lines that differ by less lie on one another. */
  private static final double APART = 1.1;

  private static final int MOST_END_LABELS = 6;
  private static final int END_LABEL = 110;
  private static final int HEIGHT = 340;
  private static final double[] TABLED = {50, 75, 90, 95, 99, 99.5, 99.9, 99.99};

  private final Subject subject;
  private final ChartStyle style;
  private final List<Gate> gates;
  private final Tick start;
  private final double end;

  LatencyChart(Subject subject) {
    this.subject = subject;
    boolean named =
        subject.courses().size() <= MOST_END_LABELS
            && subject.courses().stream()
                .allMatch(
                    c -> Typeface.width(subject.style().strong(), c.architecture()) <= END_LABEL);
    style = named ? subject.style().withRight(END_LABEL + 16) : subject.style();
    gates = Gate.of(subject.objectives());
    double furthest = subject.courses().stream().mapToDouble(LatencyChart::end).max().orElse(0);
    double asked = gates.stream().mapToDouble(g -> NinesScale.at(g.share()) + 0.2).max().orElse(0);
    end = Math.max(2, Math.max(furthest, asked));
    start = start();
  }

  static Chart of(Subject subject) {
    LatencyChart chart = new LatencyChart(subject);
    Chart.Words words =
        new Chart.Words(
            "Latency by percentile: " + subject.useCase(),
            "End-to-end latency of all work. Each step to the right is one more nine. A line ends"
                + " where the work begins that was never answered, or where fewer than 10 pieces are"
                + " left.",
            chart.caption());
    return new Chart(
        "latency-" + subject.id(),
        Topic.ofWork(subject.useCase()),
        words,
        chart.table(),
        () -> chart.picture(words));
  }

  /**
   * Nines at which the answers end, or so few pieces of work are left that the line would be an
   * accident.
   */
  static double end(UseCaseCourse course) {
    double left = (double) course.work() / FEWEST;
    double few = Math.max(NinesScale.at(0.5), left > 1 ? StrictMath.log10(left) : 0);
    double answered = answered(course);
    return answered < 1 ? Math.min(few, NinesScale.at(answered)) : few;
  }

  /** The tick before the first one at which lines differ by a tenth or more; else the first one. */
  private Tick start() {
    List<Tick> ticks = NinesScale.ticks(end);
    double first = gates.stream().mapToDouble(g -> NinesScale.at(g.share())).min().orElse(end);
    for (int i = 1; i < ticks.size(); i++) {
      double at = ticks.get(i).at();
      if (at >= Math.min(first, end) || differ(100 * (1 - Math.pow(10, -at)))) {
        return differs() ? ticks.get(i - 1) : ticks.get(0);
      }
    }
    return ticks.get(0);
  }

  private boolean differs() {
    return NinesScale.ticks(end).stream()
        .anyMatch(tick -> differ(100 * (1 - Math.pow(10, -tick.at()))));
  }

  private boolean differ(double percentile) {
    List<Double> all =
        subject.courses().stream().map(c -> c.percentileSeconds(percentile)).toList();
    double least = all.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = all.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return most > least && most > APART * least;
  }

  /** What is drawn of a line: from the last point before the start on. */
  private XYSeries cut(XYSeries line) {
    XYSeries rest = new XYSeries(line.getKey(), false, true);
    for (int i = 0; i < line.getItemCount(); i++) {
      boolean next = i + 1 < line.getItemCount() && line.getX(i + 1).doubleValue() <= start.at();
      if (!next) {
        rest.add(line.getX(i), line.getY(i), false);
      }
    }
    return rest;
  }

  private Picture picture(Chart.Words words) {
    boolean named = style.right() > subject.style().right();
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = ChartStyle.lines();
    List<Legend.Entry> legend = new ArrayList<>();
    List<EndLabel> ends = new ArrayList<>();
    double low = Double.POSITIVE_INFINITY;
    double high = gates.stream().mapToDouble(Gate::limitSeconds).max().orElse(0) * 1.5;
    for (int i = 0; i < subject.courses().size(); i++) {
      UseCaseCourse course = subject.courses().get(i);
      XYSeries line = cut(line(i, course));
      data.addSeries(line);
      renderer.setSeriesPaint(i, Courses.paint(course.architecture(), style.lineInk(i)));
      renderer.setSeriesStroke(i, style.lineStroke(i));
      if (!line.isEmpty()) {
        low = Math.min(low, Math.pow(10, line.getMinY()));
        high = Math.max(high, Math.pow(10, line.getMaxY()));
        double last = line.getY(line.getItemCount() - 1).doubleValue();
        ends.add(new EndLabel(PlainText.of(course.architecture()), style.lineInk(i), last));
      }
      legend.add(Legend.Entry.line(course.architecture(), style.lineInk(i), style.lineStroke(i)));
    }
    XYPlot plot = style.plot(data, vertical(Math.min(low, high), high), renderer);
    gates.forEach(gate -> renderer.addAnnotation(gate, Layer.BACKGROUND));
    return new Picture(
        style,
        words.title(),
        words.subtitle(),
        new Legend(style, named ? List.of() : legend),
        null,
        List.of(new Panel("", "end-to-end latency", plot, named ? ends : List.of(), HEIGHT)),
        new TickAxis(start.at(), end, NinesScale.ticks(end)).showing("nines"),
        "percentile of all work");
  }

  /** Nines across, powers of ten of a second up. */
  XYSeries line(int key, UseCaseCourse course) {
    XYSeries line = new XYSeries(key, false, true);
    double stop = end(course);
    double apart = end / style.plotWidth() / 2;
    double total = course.work();
    double last = Double.NEGATIVE_INFINITY;
    for (HistogramIterationValue value : course.latency().recordedValues()) {
      double y = DurationScale.at(value.getValueIteratedTo() / NANOS);
      double share = value.getTotalCountToThisValue() / total;
      double x = share >= 1 ? stop : Math.min(stop, NinesScale.at(share));
      if (line.isEmpty()) {
        line.add(0, y, false);
      }
      if (x - last >= apart || x >= stop) {
        line.add(x, y, false);
        last = x;
      }
      if (x >= stop) {
        break;
      }
    }
    return line;
  }

  private static TickAxis vertical(double lowSeconds, double highSeconds) {
    List<Tick> ticks = DurationScale.ticks();
    double low = DurationScale.at(lowSeconds);
    double high = DurationScale.at(highSeconds);
    double from = ticks.get(0).at();
    for (Tick tick : ticks) {
      from = tick.at() <= low ? tick.at() : from;
    }
    double least = Math.max(high, from + 1);
    double to = ticks.stream().mapToDouble(Tick::at).filter(at -> at >= least).min().orElse(least);
    return new TickAxis(from, to, ticks).showing("log s");
  }

  private String caption() {
    if (subject.courses().stream().allMatch(c -> c.work() == 0)) {
      return "No work was offered that counts, so there is no latency to show.";
    }
    List<UseCaseCourse> answered =
        subject.courses().stream().filter(c -> c.latency().getTotalCount() > 0).toList();
    if (answered.isEmpty()) {
      return "Nothing was ever answered, so there is no latency to show.";
    }
    boolean many = subject.courses().stream().allMatch(c -> c.work() >= MANY);
    double percentile = many ? 99 : 50;
    Comparator<UseCaseCourse> order =
        Comparator.comparingDouble(c -> c.percentileSeconds(percentile));
    UseCaseCourse best = Collections.min(subject.courses(), order);
    UseCaseCourse worst = Collections.max(subject.courses(), order);
    String gate =
        gates.isEmpty()
            ? ""
            : " A line that enters the tinted corner, or ends to the left of its edge, misses the"
                + " objective "
                + String.join(" and ", gates.stream().map(Gate::label).toList())
                + ".";
    if (Double.isInfinite(best.percentileSeconds(percentile))) {
      return neverAnswered() + gate;
    }
    String most =
        many ? "99 of 100 pieces of work had their answer " : "Half of the work had its answer ";
    String first = most + value(best, percentile);
    String second = subject.courses().size() == 1 ? "" : ", and " + value(worst, percentile);
    String together =
        start.at() == 0
            ? ""
            : " Up to %s the lines lie on one another, and are not drawn.".formatted(start.label());
    return first + second + "." + together + gate;
  }

  private String neverAnswered() {
    List<String> shares =
        subject.courses().stream()
            .map(c -> Figures.share(answered(c)) + " with " + PlainText.quoted(c.architecture()))
            .toList();
    return "So much of the work was ever answered: " + String.join(", ", shares) + ".";
  }

  private static String value(UseCaseCourse course, double percentile) {
    double seconds = course.percentileSeconds(percentile);
    String with = " with " + PlainText.quoted(course.architecture());
    return Double.isInfinite(seconds)
        ? "never%s, where %s was ever answered".formatted(with, Figures.share(answered(course)))
        : "within " + Figures.seconds(seconds) + with;
  }

  /** The share of all work that was answered. */
  private static double answered(UseCaseCourse course) {
    return (double) course.latency().getTotalCount() / Math.max(1, course.work());
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("Percentile"));
    subject.courses().forEach(course -> header.add(course.architecture()));
    List<List<String>> rows = new ArrayList<>();
    for (double percentile : TABLED) {
      List<String> row = new ArrayList<>();
      row.add("p" + (percentile == Math.rint(percentile) ? "" + (int) percentile : percentile));
      for (UseCaseCourse course : subject.courses()) {
        boolean enough = course.work() * (1 - percentile / 100) >= FEWEST;
        row.add(enough ? Figures.seconds(course.percentileSeconds(percentile)) : "too few");
      }
      rows.add(row);
    }
    return new DataTable(header, rows);
  }
}
