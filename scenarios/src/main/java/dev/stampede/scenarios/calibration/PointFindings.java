package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.FittedEngine;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.experiments.fit.OperatingPoint;
import dev.stampede.experiments.fit.OperatingPoint.Shape;
import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.FitAxis;
import dev.stampede.reports.chart.FitChart;
import dev.stampede.reports.chart.FitPanel;
import dev.stampede.reports.chart.FitPanel.Mark;
import dev.stampede.reports.chart.FitPanel.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What a fit to the operating points of one engine found. */
public final class PointFindings {

  private final PointStudy study;
  private final FittedEngine engine;
  private final Limits limits;
  private final List<OperatingPoint> points;
  private double worst;

  private PointFindings(PointStudy study, Limits limits) {
    this.study = study;
    this.limits = limits;
    this.engine = study.engine(limits);
    this.points =
        Stream.of(study.training(), study.otherConcurrencies(), study.otherShape())
            .flatMap(List::stream)
            .toList();
  }

  /**
   * Says what was found.
   *
   * @param title what was measured
   * @param configuration what it was measured of
   * @param expertsGiven whether its experts need not be known
   */
  public static Findings of(
      String title,
      Configuration configuration,
      boolean expertsGiven,
      PointStudy study,
      Limits limits) {
    PointFindings findings = new PointFindings(study, limits);
    List<String> lines = findings.lines(title);
    List<String> doubts = new ArrayList<>(configuration.doubts(expertsGiven));
    doubts.addAll(Doubts.aboutErrors(findings.worst));
    List<String> comments = new ArrayList<>(lines);
    doubts.forEach(doubt -> comments.add("doubtful: " + doubt));
    return new Findings(
        EngineYaml.of(comments, findings.engine, limits),
        true,
        doubts,
        findings.chart(title, lines));
  }

  private List<String> lines(String title) {
    List<OperatingPoint> unseen = study.firstTokensNotFitted();
    double[] measured = unseen.stream().mapToDouble(OperatingPoint::firstTokenSeconds).toArray();
    double[] errors =
        PointStudy.simulated(unseen, engine, limits).stream()
            .mapToDouble(OperatingPoint::firstTokenSeconds)
            .toArray();
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.abs(errors[i] / measured[i] - 1);
    }
    double[] tokens =
        study.tokenErrors(
            Stream.of(study.otherConcurrencies(), study.otherShape())
                .flatMap(List::stream)
                .toList());
    worst = DoubleStream.concat(Arrays.stream(errors), Arrays.stream(tokens)).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(
        "fitted to %d points: concurrency %s, prompt/answer %s"
            .formatted(
                study.training().size(),
                words(study.training().stream().map(OperatingPoint::concurrency).sorted()),
                words(study.training().stream().map(OperatingPoint::shape))));
    ErrorTable table =
        new ErrorTable("errors where not fitted")
            .with(
                "time per token, other concurrencies",
                study.tokenErrors(study.otherConcurrencies()));
    if (!study.otherShape().isEmpty()) {
      table.with(
          "time per token, prompt/answer " + study.otherShape().get(0).shape(),
          study.tokenErrors(study.otherShape()));
    }
    lines.addAll(table.with("time to the first token, in a simulation", errors).lines());
    return lines;
  }

  private static String words(Stream<?> values) {
    return String.join(", ", values.distinct().map(String::valueOf).toList());
  }

  private Chart chart(String title, List<String> lines) {
    List<Series> tokens = new ArrayList<>();
    List<Series> firstTokens = new ArrayList<>();
    List<Shape> shapes =
        points.stream()
            .map(OperatingPoint::shape)
            .distinct()
            .sorted(
                Comparator.comparingInt(Shape::promptTokens).thenComparingInt(Shape::outputTokens))
            .toList();
    for (int colour = 0; colour < shapes.size(); colour++) {
      Shape shape = shapes.get(colour);
      List<OperatingPoint> course = course(shape);
      String label = "prompt/answer " + shape;
      tokens.add(
          series(label, colour, Mark.LINE, course, point -> point.tokenSeconds(study.cost())));
      firstTokens.add(
          series(
              label,
              colour,
              Mark.LINE,
              PointStudy.simulated(course, engine, limits),
              OperatingPoint::firstTokenSeconds));
      for (boolean fitted : new boolean[] {true, false}) {
        List<OperatingPoint> dots =
            points.stream()
                .filter(p -> p.shape().equals(shape) && study.training().contains(p) == fitted)
                .toList();
        Mark mark = fitted ? Mark.FULL_DOTS : Mark.OPEN_DOTS;
        tokens.add(series("", colour, mark, dots, OperatingPoint::tokenSeconds));
        firstTokens.add(series("", colour, mark, dots, OperatingPoint::firstTokenSeconds));
      }
    }
    return FitChart.of(
        "fit",
        title,
        "Lines: the model. Full dots: measurements that times per token were fitted to. Open dots:"
            + " measurements held back.",
        String.join("; ", lines.subList(1, lines.size())),
        FitAxis.CONCURRENCY,
        List.of(
            new FitPanel("Time per token", tokens),
            new FitPanel("Time to the first token", firstTokens)));
  }

  /** The points of a shape in the order of their concurrencies, one for each. */
  private List<OperatingPoint> course(Shape shape) {
    TreeSet<OperatingPoint> course =
        new TreeSet<>(Comparator.comparingInt(OperatingPoint::concurrency));
    points.stream().filter(p -> p.shape().equals(shape)).forEach(course::add);
    return List.copyOf(course);
  }

  private static Series series(
      String label,
      int colour,
      Mark mark,
      List<OperatingPoint> points,
      ToDoubleFunction<OperatingPoint> seconds) {
    return new Series(
        label,
        colour,
        mark,
        points.stream().map(p -> (double) p.concurrency()).toList(),
        points.stream().map(seconds::applyAsDouble).toList());
  }
}
