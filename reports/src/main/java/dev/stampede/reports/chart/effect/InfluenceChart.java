package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.DataTable;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Influence;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Measure;
import dev.stampede.reports.result.uncertain.UncertainAnswer.OfChoice;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Metric;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far the first figure is moved by each value that is not known exactly, the one that explains
 * most of it first.
 */
public final class InfluenceChart {

  private static final int MOST_PANELS = 6;

  private InfluenceChart() {}

  /** Returns the chart; none where that cannot be told. */
  public static List<Chart> of(List<Measure> measures) {
    return measures.stream().limit(1).flatMap(measure -> chart(measure).stream()).toList();
  }

  private static List<Chart> chart(Measure measure) {
    List<OfChoice> shown =
        measure.choices().stream()
            .filter(of -> !of.influences().isEmpty())
            .limit(MOST_PANELS)
            .toList();
    if (shown.isEmpty()) {
      return List.of();
    }
    Chart.Words words =
        new Chart.Words(
            "What matters for " + Metric.of(measure.metric()).words(measure.useCase()),
            "How far from the mean of all worlds those are where a value is in its lowest or"
                + " highest fifth.",
            "Percentages are shares of the variance over worlds that a value explains by itself.");
    return List.of(
        new Chart(
            "matters",
            Topic.RUNS,
            words,
            table(shown, measure),
            () ->
                new ForestPlot(
                    words.title(),
                    words.subtitle(),
                    shown.stream().map(of -> panel(of, measure)).toList())));
  }

  private static List<Influence> ordered(OfChoice of) {
    return of.influences().stream()
        .sorted(
            Comparator.comparingDouble((Influence influence) -> influence.share().mean())
                .reversed())
        .toList();
  }

  private static ForestPlot.Panel panel(OfChoice of, Measure measure) {
    return new ForestPlot.Panel(
        of.name(),
        "lower",
        "higher",
        ordered(of).stream()
            .map(
                influence ->
                    new ForestPlot.Row(
                        influence.path(),
                        influence.highest(),
                        Math.min(influence.lowest(), influence.highest()),
                        Math.max(influence.lowest(), influence.highest()),
                        Ink.BLUE,
                        "%s, high: %s"
                            .formatted(percent(influence), moved(influence.highest(), measure))))
            .toList());
  }

  private static String percent(Influence influence) {
    return "%d %% (%d to %d)"
        .formatted(
            Math.round(influence.share().mean() * 100),
            (int) Math.floor(end(influence, 0) * 100),
            (int) Math.ceil(end(influence, 1) * 100));
  }

  private static double end(Influence influence, int end) {
    Double known = influence.share().ci95().get(end);
    return known == null ? influence.share().mean() : known;
  }

  private static String moved(double difference, Measure measure) {
    return measure.unit().equals("share")
        ? Figures.points(difference)
        : Figures.value(difference, measure.unit());
  }

  private static DataTable table(List<OfChoice> shown, Measure measure) {
    List<List<String>> rows = new ArrayList<>();
    for (OfChoice of : shown) {
      for (Influence influence : ordered(of)) {
        rows.add(
            List.of(
                PlainText.of(of.name()),
                PlainText.of(influence.path()),
                percent(influence),
                moved(influence.lowest(), measure),
                moved(influence.highest(), measure)));
      }
    }
    return new DataTable(
        List.of("Choice", "Value", "Explains", "In its lowest fifth", "In its highest fifth"),
        rows);
  }
}
