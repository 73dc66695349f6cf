package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.DataTable;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Measure;
import dev.stampede.reports.result.uncertain.UncertainAnswer.OfChoice;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Regret;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** How much worse each choice is than the best one of each world. */
public final class RegretChart {

  private static final int MOST_PANELS = 6;

  private RegretChart() {}

  /** Returns the chart; none where there is but one choice, or nothing to regret. */
  public static List<Chart> of(List<Measure> measures) {
    List<Measure> shown =
        measures.stream()
            .filter(measure -> measure.choices().stream().filter(RegretChart::hasPlace).count() > 1)
            .limit(MOST_PANELS)
            .toList();
    if (shown.isEmpty()) {
      return List.of();
    }
    Chart.Words words =
        new Chart.Words(
            "How much worse than the best choice of each world",
            "Dots are means over worlds, bars reach to the worst world.",
            "A choice at the line is the best in every world.");
    return List.of(
        new Chart(
            "regret",
            Topic.RUNS,
            words,
            table(shown),
            () ->
                new ForestPlot(
                    words.title(),
                    words.subtitle(),
                    shown.stream().map(RegretChart::panel).toList())));
  }

  private static boolean hasPlace(OfChoice of) {
    Regret regret = of.regret();
    return regret != null && Double.isFinite(regret.worst());
  }

  private static ForestPlot.Panel panel(Measure measure) {
    return new ForestPlot.Panel(
        Metric.of(measure.metric()).words(measure.useCase()),
        "worse",
        "the best",
        measure.choices().stream()
            .filter(RegretChart::hasPlace)
            .map(of -> row(of, measure))
            .toList());
  }

  private static ForestPlot.Row row(OfChoice of, Measure measure) {
    Regret regret = of.regret();
    double mean = regret == null ? Double.NaN : -regret.mean().mean();
    double worst = regret == null ? Double.NaN : -regret.worst();
    boolean least = measure.couldBeLeast().contains(of.name());
    return new ForestPlot.Row(
        of.name(),
        mean,
        worst,
        0,
        least ? Ink.GREEN : Ink.VERMILLION,
        "%s, at worst %s".formatted(behind(-mean, measure), behind(-worst, measure)));
  }

  private static String behind(double regret, Measure measure) {
    return measure.unit().equals("share")
        ? Figures.points(regret)
        : Figures.value(regret, measure.unit());
  }

  private static DataTable table(List<Measure> measures) {
    List<List<String>> rows = new ArrayList<>();
    for (Measure measure : measures) {
      for (OfChoice of : measure.choices()) {
        Regret regret = of.regret();
        if (regret != null && hasPlace(of)) {
          rows.add(
              List.of(
                  Metric.of(measure.metric()).words(measure.useCase()),
                  PlainText.of(of.name()),
                  behind(regret.mean().mean(), measure),
                  behind(regret.worst(), measure),
                  Integer.toString(regret.worstWorld())));
        }
      }
    }
    return new DataTable(List.of("Figure", "Choice", "Mean", "Worst", "in world"), rows);
  }
}
