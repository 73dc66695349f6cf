package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.Experts;
import dev.stampede.experiments.fit.OperatingPoint;
import dev.stampede.experiments.fit.OperatingPoint.Shape;
import dev.stampede.experiments.fit.Statistic;
import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.FitAxis;
import dev.stampede.reports.chart.FitChart;
import dev.stampede.reports.chart.FitPanel;
import dev.stampede.reports.chart.FitPanel.Mark;
import dev.stampede.reports.chart.FitPanel.Series;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What fits to all the engines of a table found, each on its own. */
public final class TableFindings {

  private static final double HUNDRED = 100;

  private final List<String> lines = new ArrayList<>();
  private final List<Double> concurrencies = new ArrayList<>();
  private final List<Double> shapes = new ArrayList<>();
  private final TreeMap<Double, Double> tokens = new TreeMap<>();
  private final Set<String> doubts = new LinkedHashSet<>();
  private int leftOut;

  private TableFindings() {
    lines.add(line("median error of the time per token", "other conc.", "other shape"));
  }

  /**
   * Fits every engine that has enough points.
   *
   * @param title what was measured
   * @param experts of all models; null for those that each is known for
   * @param heldBack see {@link PointStudy#of}
   * @throws IllegalArgumentException if no engine has enough points
   */
  public static Findings of(
      String title,
      List<Configuration> configurations,
      @Nullable Experts experts,
      Set<Integer> training,
      @Nullable Shape heldBack) {
    TableFindings findings = new TableFindings();
    for (Configuration configuration : configurations) {
      Experts own = experts == null ? configuration.experts() : experts;
      try {
        findings.add(
            configuration.name(), PointStudy.of(configuration.points(), own, training, heldBack));
        findings.doubts.addAll(configuration.doubts(experts != null));
      } catch (IllegalArgumentException e) {
        findings.leftOut++;
      }
    }
    return findings.close(title);
  }

  private void add(String name, PointStudy study) {
    double concurrency = Statistic.P50.of(study.tokenErrors(study.otherConcurrencies()));
    double shape = Statistic.P50.of(study.tokenErrors(study.otherShape()));
    lines.add(line(name, ErrorTable.percent(concurrency), ErrorTable.percent(shape)));
    concurrencies.add(concurrency);
    shapes.add(shape);
    for (List<OperatingPoint> part : List.of(study.otherConcurrencies(), study.otherShape())) {
      part.forEach(p -> tokens.put(p.tokenSeconds(), p.tokenSeconds(study.cost())));
    }
  }

  private Findings close(String title) {
    int fitted = lines.size() - 1;
    if (fitted == 0) {
      throw new IllegalArgumentException(
          "none of %d configurations has enough points at the concurrencies to fit to"
              .formatted(leftOut));
    }
    lines.add(line("median of the %d".formatted(fitted), median(concurrencies), median(shapes)));
    lines.add("left out, with too few points: " + leftOut);
    Chart chart = chart(title);
    doubts.forEach(doubt -> lines.add("doubtful: " + doubt));
    return new Findings(String.join("\n", lines) + "\n", false, List.copyOf(doubts), chart);
  }

  private static String median(List<Double> errors) {
    return ErrorTable.percent(
        Statistic.P50.of(errors.stream().mapToDouble(e -> e).filter(Double::isFinite).toArray()));
  }

  private static String line(String name, String concurrency, String shape) {
    return "%-80s %11s %11s".formatted(name, concurrency, shape);
  }

  private Chart chart(String title) {
    List<Double> measured = List.copyOf(tokens.keySet());
    List<Double> model = List.copyOf(tokens.values());
    List<Double> across = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      across.add(HUNDRED * (i + 0.5) / measured.size());
    }
    return FitChart.of(
        "fit",
        title,
        "Time per token of all points held back, in the order of the measurements.",
        lines.get(lines.size() - 2),
        FitAxis.PERCENTILE,
        List.of(
            new FitPanel(
                "Time per token",
                List.of(
                    new Series("model", 1, Mark.OPEN_DOTS, across, model),
                    new Series("measured", 0, Mark.LINE, across, measured)))));
  }
}
