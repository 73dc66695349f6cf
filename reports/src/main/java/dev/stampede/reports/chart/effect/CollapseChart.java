package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.ChartStyle;
import dev.stampede.reports.chart.DataTable;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer.Cell;
import dev.stampede.reports.result.tipping.TippingAnswer.Chance;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import dev.stampede.reports.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How often each architecture does not recover, over the trigger, at the scenario's own load. */
public final class CollapseChart {

  private final TippingAnswer answer;

  private CollapseChart(TippingAnswer answer) {
    this.answer = answer;
  }

  /** Returns the chart; none where there is but one trigger. */
  public static List<Chart> of(TippingAnswer answer) {
    return answer.trigger().values().size() > 1 && !answer.own().isEmpty()
        ? List.of(new CollapseChart(answer).chart())
        : List.of();
  }

  private Chart chart() {
    Chart.Words words =
        new Chart.Words(
            "How often it does not recover, over " + answer.trigger().path(),
            "A line for each architecture; bands are exact 95 % intervals of each point alone.",
            "Points are the triggers that were run. A trigger tips where more than %s of the"
                    .formatted(Figures.share(answer.share()))
                + " replications do not recover.");
    return new Chart("collapses", Topic.RUNS, words, table(), () -> plot(words));
  }

  private ResponsePlot plot(Chart.Words words) {
    List<String> triggers = answer.trigger().values();
    List<ResponsePlot.Line> lines = new ArrayList<>();
    for (Region region : answer.own()) {
      lines.add(
          new ResponsePlot.Line(
              region.architecture(),
              ChartStyle.STANDARD.lineInk(lines.size()),
              region.cells().stream()
                  .filter(cell -> triggers.contains(cell.trigger()))
                  .flatMap(cell -> dot(cell, triggers).stream())
                  .toList()));
    }
    return new ResponsePlot(
        words.title(),
        words.subtitle(),
        answer.trigger().path(),
        ResponseChart.places(triggers),
        triggers,
        List.of(new ResponsePlot.Panel("Replications that do not recover", "share", lines)));
  }

  private static Optional<ResponsePlot.Dot> dot(Cell cell, List<String> triggers) {
    return cell.chance().map(chance -> dot(triggers.indexOf(cell.trigger()), chance));
  }

  private static ResponsePlot.Dot dot(int place, Chance chance) {
    double share = chance.share().mean();
    Double low = chance.share().ci95().get(0);
    Double high = chance.share().ci95().get(1);
    return new ResponsePlot.Dot(
        place, share, low == null ? share : low, high == null ? share : high);
  }

  private DataTable table() {
    List<List<String>> rows = new ArrayList<>();
    for (Region region : answer.own()) {
      for (Cell cell : region.cells()) {
        cell.chance()
            .ifPresent(
                chance ->
                    rows.add(
                        List.of(
                            cell.trigger().isEmpty() ? "none" : cell.trigger(),
                            region.architecture(),
                            "%d of %d".formatted(chance.down(), chance.replications()),
                            Figures.value(chance.share(), "share"))));
      }
    }
    return new DataTable(
        List.of(answer.trigger().path(), "Architecture", "Not recovered", "Share"), rows);
  }
}
