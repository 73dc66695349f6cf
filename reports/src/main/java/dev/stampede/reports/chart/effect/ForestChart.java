package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.DataTable;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.comparison.Measure;
import dev.stampede.reports.result.comparison.Measure.Difference;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import java.util.ArrayList;
import java.util.List;

/** All differences between contenders and their baselines, those that are promised first. */
public final class ForestChart {

  private static final int MOST_PANELS = 8;

  private ForestChart() {}

  /** Returns the chart; none where nothing was compared. */
  public static List<Chart> of(List<Measure> measures) {
    List<Measure> shown =
        measures.stream()
            .filter(measure -> measure.differences().stream().anyMatch(ForestChart::hasPlace))
            .limit(MOST_PANELS)
            .toList();
    if (shown.isEmpty()) {
      return List.of();
    }
    Chart.Words words =
        new Chart.Words(
            "Differences on the same random numbers",
            "To the right is better. Bars are intervals that hold together with 95 % confidence,"
                + " figure by figure; one that touches the line may be chance.",
            caption(shown));
    return List.of(
        new Chart(
            "differences",
            Topic.RUNS,
            words,
            table(shown),
            () ->
                new ForestPlot(
                    words.title(),
                    words.subtitle(),
                    shown.stream().map(ForestChart::panel).toList())));
  }

  private static boolean hasPlace(Difference difference) {
    return Double.isFinite(difference.difference().mean());
  }

  private static ForestPlot.Panel panel(Measure measure) {
    return new ForestPlot.Panel(
        Metric.of(measure.metric()).words(measure.useCase()),
        measure.higherIsBetter() ? "lower" : "higher",
        measure.higherIsBetter() ? "higher" : "lower",
        measure.differences().stream().map(difference -> row(measure, difference)).toList());
  }

  private static ForestPlot.Row row(Measure measure, Difference difference) {
    Estimate shown = difference.difference();
    double sign = measure.higherIsBetter() ? 1 : -1;
    Double low = shown.ci95().get(0);
    Double high = shown.ci95().get(1);
    double at = hasPlace(difference) ? sign * shown.mean() : Double.NaN;
    double one = low == null ? at : sign * low;
    double other = high == null ? at : sign * high;
    return new ForestPlot.Row(
        difference.contender(),
        at,
        Math.min(one, other),
        Math.max(one, other),
        ink(difference),
        Figures.difference(shown, measure.unit()));
  }

  private static Ink ink(Difference difference) {
    return switch (difference.finding()) {
      case BETTER -> Ink.GREEN;
      case WORSE -> Ink.VERMILLION;
      case EQUIVALENT -> Ink.BLUE;
      case OPEN -> Ink.UNFINISHED;
    };
  }

  private static String caption(List<Measure> measures) {
    long all = measures.stream().mapToLong(measure -> measure.differences().size()).sum();
    long shown =
        measures.stream()
            .flatMap(measure -> measure.differences().stream())
            .filter(
                d -> d.finding() == Measure.Finding.BETTER || d.finding() == Measure.Finding.WORSE)
            .count();
    return "%d of %d differences are shown at 5 %%, all questions taken together."
        .formatted(shown, all);
  }

  private static DataTable table(List<Measure> measures) {
    List<List<String>> rows = new ArrayList<>();
    for (Measure measure : measures) {
      for (Difference difference : measure.differences()) {
        rows.add(
            List.of(
                Metric.of(measure.metric()).words(measure.useCase()),
                difference.contender(),
                difference.baseline(),
                Figures.difference(difference.difference(), measure.unit()),
                difference.finding().toString()));
      }
    }
    return new DataTable(List.of("Figure", "Contender", "Baseline", "Difference", "Finding"), rows);
  }
}
