package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.DataTable;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How far each value moves the first promised figure, while all others are as in the file. */
public final class TornadoChart {

  private static final int MOST_PANELS = 6;

  private final SweepAnswer answer;
  private final Point base;
  private final Figure figure;

  private TornadoChart(SweepAnswer answer, Point base, Figure figure) {
    this.answer = answer;
    this.base = base;
    this.figure = figure;
  }

  /** How far a value moves the figure of an architecture from what the file comes to. */
  private record Swing(String path, double low, double high, String lowAt, String highAt) {

    double width() {
      return high - low;
    }
  }

  /** Returns the chart; none where values were not varied one at a time. */
  public static List<Chart> of(SweepAnswer answer) {
    Optional<Point> base =
        answer.points().stream()
            .filter(point -> point.values().stream().allMatch(String::isEmpty))
            .findFirst();
    Optional<Figure> figure =
        base.flatMap(
            point ->
                point.result().architectures().stream()
                    .flatMap(architecture -> architecture.figures().stream())
                    .findFirst());
    return base.isEmpty() || figure.isEmpty()
        ? List.of()
        : new TornadoChart(answer, base.get(), figure.get()).charts();
  }

  private List<Chart> charts() {
    List<OfArchitecture> shown =
        base.result().architectures().stream()
            .filter(each -> !swings(each).isEmpty())
            .limit(MOST_PANELS)
            .toList();
    if (shown.isEmpty()) {
      return List.of();
    }
    String name = Metric.of(figure.metric()).words(figure.useCase());
    Chart.Words words =
        new Chart.Words(
            "Which value matters most for " + name,
            "How far each value moves it from what the file comes to, the widest first.",
            "Values are varied one at a time, so what two of them do together is not in it.");
    return List.of(
        new Chart(
            "tornado",
            Topic.RUNS,
            words,
            table(shown),
            () ->
                new ForestPlot(
                    words.title(), words.subtitle(), shown.stream().map(this::panel).toList())));
  }

  private ForestPlot.Panel panel(OfArchitecture architecture) {
    List<ForestPlot.Row> rows =
        swings(architecture).stream()
            .map(
                swing ->
                    new ForestPlot.Row(
                        swing.path(),
                        0,
                        swing.low(),
                        swing.high(),
                        Ink.BLUE,
                        "%s (%s) to %s (%s)"
                            .formatted(
                                moved(swing.low()),
                                swing.lowAt(),
                                moved(swing.high()),
                                swing.highAt())))
            .toList();
    return new ForestPlot.Panel(architecture.name(), "lower", "higher", rows);
  }

  private String moved(double difference) {
    return figure.unit().equals("share")
        ? Figures.points(difference)
        : Figures.value(difference, figure.unit());
  }

  /** The swings of an architecture, the widest first. */
  private List<Swing> swings(OfArchitecture architecture) {
    double before = value(base, architecture.name());
    List<Swing> swings = new ArrayList<>();
    for (int axis = 0; axis < answer.axes().size() && Double.isFinite(before); axis++) {
      double low = 0;
      double high = 0;
      String lowAt = "as it is";
      String highAt = "as it is";
      for (Point point : answer.points()) {
        String set = point.values().get(axis);
        double difference = value(point, architecture.name()) - before;
        if (set.isEmpty() || !Double.isFinite(difference)) {
          continue;
        }
        if (difference < low) {
          low = difference;
          lowAt = set;
        }
        if (difference > high) {
          high = difference;
          highAt = set;
        }
      }
      swings.add(new Swing(answer.axes().get(axis).path(), low, high, lowAt, highAt));
    }
    swings.sort(Comparator.comparingDouble(Swing::width).reversed());
    return swings;
  }

  private double value(Point point, String architecture) {
    return point.scenario().equals(base.scenario())
        ? point
            .result()
            .architecture(architecture)
            .flatMap(each -> each.figure(figure.metric(), figure.useCase()))
            .map(own -> own.value().mean())
            .orElse(Double.NaN)
        : Double.NaN;
  }

  private DataTable table(List<OfArchitecture> shown) {
    List<List<String>> rows = new ArrayList<>();
    for (OfArchitecture architecture : shown) {
      for (Swing swing : swings(architecture)) {
        rows.add(
            List.of(
                architecture.name(),
                swing.path(),
                moved(swing.low()),
                swing.lowAt(),
                moved(swing.high()),
                swing.highAt()));
      }
    }
    return new DataTable(List.of("Architecture", "Path", "Least", "at", "Most", "at"), rows);
  }
}
