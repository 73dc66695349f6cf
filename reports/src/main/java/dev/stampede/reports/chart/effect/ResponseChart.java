package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.ChartStyle;
import dev.stampede.reports.chart.DataTable;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What architectures come to over the only value that was varied. */
public final class ResponseChart {

  private static final int MOST_PANELS = 5;

  private final SweepAnswer answer;
  private final List<String> names;

  private ResponseChart(SweepAnswer answer) {
    this.answer = answer;
    this.names =
        answer.points().stream().flatMap(point -> names(point).stream()).distinct().toList();
  }

  /** Returns the chart; none where several values were varied, or it is a single point. */
  public static List<Chart> of(SweepAnswer answer) {
    boolean simple =
        answer.axes().size() == 1
            && answer.points().stream().noneMatch(point -> point.values().contains(""))
            && answer.points().stream().map(Point::values).distinct().count() > 1;
    return simple ? new ResponseChart(answer).charts() : List.of();
  }

  /** An architecture, behind its scenario where there are several. */
  private List<String> names(Point point) {
    boolean one = answer.points().stream().map(Point::scenario).distinct().count() == 1;
    return point.result().architectures().stream()
        .map(each -> one ? each.name() : point.scenario() + " / " + each.name())
        .toList();
  }

  private List<Chart> charts() {
    List<Figure> measured =
        answer.points().get(0).result().architectures().stream()
            .flatMap(architecture -> architecture.figures().stream())
            .toList();
    List<Figure> shown = new ArrayList<>();
    for (Figure figure : measured) {
      boolean told =
          shown.stream()
              .anyMatch(
                  other ->
                      other.metric().equals(figure.metric())
                          && other.useCase().equals(figure.useCase()));
      boolean wanted = figure.promised() || measured.stream().noneMatch(Figure::promised);
      if (!told && shown.size() < MOST_PANELS && (wanted || figure.metric().equals("cost.total"))) {
        shown.add(figure);
      }
    }
    String path = answer.axes().get(0).path();
    Chart.Words words =
        new Chart.Words(
            "What it comes to over " + path,
            "A line for each architecture; bands are 95 % intervals of each point alone.",
            "All points meet the same random numbers. Where a value is infinite, since too much"
                + " work was never answered, there is no point.");
    return shown.isEmpty()
        ? List.of()
        : List.of(
            new Chart("response", Topic.RUNS, words, table(shown), () -> plot(words, path, shown)));
  }

  private List<String> axis() {
    return answer.axes().get(0).values();
  }

  private ResponsePlot plot(Chart.Words words, String path, List<Figure> shown) {
    return new ResponsePlot(
        words.title(),
        words.subtitle(),
        path,
        places(axis()),
        axis(),
        shown.stream().map(this::panel).toList());
  }

  /** In proportion where all are numbers of one unit, else evenly. */
  static double[] places(List<String> values) {
    double[] numbers = new Axis("", values).numbers().orElseGet(() -> evenly(values.size()));
    double first = numbers[0];
    double last = numbers[numbers.length - 1];
    return Arrays.stream(numbers).map(number -> (number - first) / (last - first)).toArray();
  }

  private static double[] evenly(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }

  private ResponsePlot.Panel panel(Figure figure) {
    List<ResponsePlot.Line> lines = new ArrayList<>();
    for (int n = 0; n < names.size(); n++) {
      List<ResponsePlot.Dot> dots = new ArrayList<>();
      for (Point point : answer.points()) {
        int at = names(point).indexOf(names.get(n));
        if (at >= 0) {
          OfArchitecture architecture = point.result().architectures().get(at);
          architecture
              .figure(figure.metric(), figure.useCase())
              .map(Figure::value)
              .ifPresent(value -> dots.add(dot(axis().indexOf(point.values().get(0)), value)));
        }
      }
      lines.add(new ResponsePlot.Line(names.get(n), ChartStyle.STANDARD.lineInk(n), dots));
    }
    return new ResponsePlot.Panel(
        Metric.of(figure.metric()).words(figure.useCase()), figure.unit(), lines);
  }

  private static ResponsePlot.Dot dot(int place, Estimate value) {
    Double low = value.ci95().get(0);
    Double high = value.ci95().get(1);
    return new ResponsePlot.Dot(
        place,
        value.mean(),
        low == null ? value.mean() : low,
        high == null || Double.isInfinite(high) ? value.mean() : high);
  }

  private DataTable table(List<Figure> shown) {
    List<String> header = new ArrayList<>(List.of(answer.axes().get(0).path(), "Architecture"));
    shown.forEach(figure -> header.add(Metric.of(figure.metric()).words(figure.useCase())));
    List<List<String>> rows = new ArrayList<>();
    for (Point point : answer.points()) {
      for (int a = 0; a < point.result().architectures().size(); a++) {
        OfArchitecture architecture = point.result().architectures().get(a);
        List<String> row = new ArrayList<>(List.of(point.values().get(0), names(point).get(a)));
        shown.forEach(
            figure ->
                row.add(
                    architecture
                        .figure(figure.metric(), figure.useCase())
                        .map(own -> Figures.value(own.value(), own.unit()))
                        .orElse("n/a")));
        rows.add(row);
      }
    }
    return new DataTable(header, rows);
  }
}
