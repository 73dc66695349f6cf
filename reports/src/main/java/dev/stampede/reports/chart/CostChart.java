package dev.stampede.reports.chart;

import dev.stampede.reports.chart.CostPoints.Extent;
import dev.stampede.reports.chart.CostPoints.Mark;
import dev.stampede.reports.chart.CostPoints.Standing;
import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.scale.CostScale;
import dev.stampede.reports.chart.scale.NinesRange;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.CostFrontier.Point;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** What a run costs against the availability of all work: a point for each architecture. */
final class CostChart {
  private static final int HEIGHT = 250;

  private final Summary summary;
  private final List<Point> points;

  private CostChart(Summary summary) {
    this.summary = summary;
    this.points = summary.frontier().points().stream().filter(CostChart::hasPlace).toList();
  }

  /** Returns the chart of an experiment in which something has a price; none of another answer. */
  static List<Chart> of(Answer answer) {
    if (!(answer instanceof Experiment experiment)
        || experiment.summary().frontier().points().isEmpty()) {
      return List.of();
    }
    CostChart chart = new CostChart(experiment.summary());
    Chart.Words words =
        new Chart.Words(
            "Cost against availability",
            "Lower is cheaper, and each step to the right is one more nine of all work that is"
                + " ours. Bars are 95 % intervals.",
            chart.caption());
    return List.of(
        new Chart(
            "cost-against-availability",
            Topic.COST,
            words,
            chart.table(),
            () -> chart.picture(words)));
  }

  private static boolean hasPlace(Point point) {
    return Double.isFinite(point.cost().mean()) && Double.isFinite(point.availability().mean());
  }

  private Picture picture(Chart.Words words) {
    ChartStyle style = ChartStyle.HALF;
    NinesRange nines =
        NinesRange.of(
            DoubleStream.concat(means(Point::availability), ends(Point::availability)).toArray());
    CostScale costs = CostScale.of(means(Point::cost).toArray(), ends(Point::cost).toArray());
    XYPlot plot =
        style.plot(
            new XYSeriesCollection(),
            new TickAxis(costs.from(), costs.to(), costs.ticks()),
            ChartStyle.lines());
    plot.addAnnotation(new CostPoints(style, marks(style, nines, costs)));
    String unit =
        "cost of a run in %s, %s"
            .formatted(summary.currency(), costs.isLogarithmic() ? "logarithmic" : "linear from 0");
    return new Picture(
        style,
        words.title(),
        words.subtitle(),
        new Legend(style, legend()),
        null,
        List.of(new Panel("", unit, plot, List.of(), HEIGHT)),
        new TickAxis(nines.from(), nines.to(), nines.ticks()),
        "availability of all work");
  }

  private DoubleStream means(Function<Point, Estimate> value) {
    return points.stream().map(value).mapToDouble(Estimate::mean);
  }

  private DoubleStream ends(Function<Point, Estimate> value) {
    return points.stream()
        .map(value)
        .filter(Estimate::hasInterval)
        .flatMapToDouble(e -> e.ci95().stream().mapToDouble(end -> end == null ? e.mean() : end));
  }

  /** The efficient ones first, the cheapest first, and bounds last. */
  private List<Mark> marks(ChartStyle style, NinesRange nines, CostScale costs) {
    List<String> names = summary.frontier().points().stream().map(Point::architecture).toList();
    return points.stream()
        .sorted(
            Comparator.comparing(this::standing).thenComparingDouble(point -> point.cost().mean()))
        .map(
            point -> {
              Standing standing = standing(point);
              Ink ink =
                  standing == Standing.EFFICIENT
                      ? style.lineInk(names.indexOf(point.architecture()))
                      : Ink.MUTED;
              return new Mark(
                  Bounds.marked(summary, point.architecture()),
                  cost(point) + ", " + availability(point),
                  standing,
                  ink,
                  extent(point.availability(), nines::at),
                  extent(point.cost(), costs::at));
            })
        .toList();
  }

  private static Extent extent(Estimate value, DoubleUnaryOperator place) {
    return new Extent(
        place.applyAsDouble(value.mean()),
        place.applyAsDouble(end(value, value.ci95().get(0))),
        place.applyAsDouble(end(value, value.ci95().get(1))));
  }

  private static double end(Estimate value, @Nullable Double end) {
    return end == null ? value.mean() : end;
  }

  private Standing standing(Point point) {
    if (summary.isBound(point.architecture())) {
      return Standing.BOUND;
    }
    return point.efficient() ? Standing.EFFICIENT : Standing.DOMINATED;
  }

  private List<Legend.Entry> legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    List<Standing> shown = points.stream().map(this::standing).distinct().sorted().toList();
    for (Standing standing : shown) {
      Ink ink = standing == Standing.EFFICIENT ? Ink.TEXT : Ink.MUTED;
      entries.add(Legend.Entry.point(standing.words(), ink, standing));
    }
    if (shown.contains(Standing.EFFICIENT)) {
      entries.add(
          Legend.Entry.line("least cost of an availability", Ink.MUTED, CostPoints.frontier()));
    }
    return entries;
  }

  private String caption() {
    List<Point> efficient =
        points.stream()
            .filter(point -> standing(point) == Standing.EFFICIENT)
            .sorted(Comparator.comparingDouble(point -> point.cost().mean()))
            .toList();
    if (efficient.isEmpty()) {
      return "No architecture that could be built has a cost and an availability, so there is"
          + " nothing to choose from."
          + without();
    }
    Point cheapest = efficient.get(0);
    Point best = efficient.get(efficient.size() - 1);
    String first =
        "%s is the cheapest: %s a run, for %s of all work within its tolerance"
            .formatted(
                PlainText.quoted(cheapest.architecture()), cost(cheapest), availability(cheapest));
    String second =
        efficient.size() == 1
            ? "; none is more available."
            : ". The most available is %s: %s for %s."
                .formatted(PlainText.quoted(best.architecture()), availability(best), cost(best));
    return first + second + dominated() + without();
  }

  private String cost(Point point) {
    return Figures.money(point.cost().mean(), summary.currency());
  }

  private static String availability(Point point) {
    return Figures.share(point.availability().mean());
  }

  private String dominated() {
    String names = names(points.stream().filter(p -> standing(p) == Standing.DOMINATED).toList());
    return names.isEmpty()
        ? ""
        : " Another one is at least as available and costs no more than " + names + ".";
  }

  private String without() {
    String names =
        names(summary.frontier().points().stream().filter(point -> !hasPlace(point)).toList());
    return names.isEmpty() ? "" : " Without a figure, and so without a point: " + names + ".";
  }

  private static String names(List<Point> some) {
    return some.stream()
        .map(point -> PlainText.quoted(point.architecture()))
        .collect(Collectors.joining(", "));
  }

  private DataTable table() {
    List<List<String>> rows =
        summary.frontier().points().stream()
            .map(
                point ->
                    List.of(
                        Bounds.marked(summary, point.architecture()),
                        Figures.value(point.cost(), summary.currency()),
                        Figures.value(point.availability(), "share"),
                        hasPlace(point)
                            ? standing(point).name().toLowerCase(Locale.ROOT)
                            : "without a figure"))
            .toList();
    return new DataTable(
        List.of("Architecture", "Cost of a run", "Availability of all work", "Standing"), rows);
  }
}
