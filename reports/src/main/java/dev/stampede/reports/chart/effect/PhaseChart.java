package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.DataTable;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer.Cell;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import dev.stampede.reports.text.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in the plane of triggers and loads architectures recover, and where not. */
public final class PhaseChart {

  private final TippingAnswer answer;
  private final List<Region> regions;

  private PhaseChart(TippingAnswer answer) {
    this.answer = answer;
    this.regions = answer.regions().stream().filter(region -> !region.load().isEmpty()).toList();
  }

  /** Returns the chart; none where the load was not varied. */
  public static List<Chart> of(TippingAnswer answer) {
    PhaseChart chart = new PhaseChart(answer);
    return chart.regions.isEmpty() ? List.of() : List.of(chart.chart());
  }

  private Chart chart() {
    Chart.Words words =
        new Chart.Words(
            "Which triggers it recovers from, at which load",
            "Columns are %s, none at the left; rows are %s, the most on top."
                .formatted(answer.trigger().path(), answer.loadPath().orElse("")),
            "Letters say what comes of a trigger, percentages how many replications did not recover"
                + " where it was run; what lies between follows from its neighbours.");
    return new Chart("phases", Topic.RUNS, words, table(), () -> plot(words));
  }

  private PhasePlot plot(Chart.Words words) {
    List<PhasePlot.Panel> panels = new ArrayList<>();
    for (String architecture : regions.stream().map(Region::architecture).distinct().toList()) {
      List<PhasePlot.Row> rows =
          regions.stream()
              .filter(region -> region.architecture().equals(architecture))
              .map(PhaseChart::row)
              .collect(Collectors.toCollection(ArrayList::new));
      Collections.reverse(rows);
      panels.add(new PhasePlot.Panel(architecture, rows));
    }
    return new PhasePlot(words.title(), words.subtitle(), answer.trigger().path(), names(), panels);
  }

  private List<String> names() {
    return Stream.concat(Stream.of("none"), answer.trigger().values().stream()).toList();
  }

  private static PhasePlot.Row row(Region region) {
    return new PhasePlot.Row(
        region.load(),
        region.kind().toString(),
        region.cells().stream()
            .map(
                cell ->
                    new PhasePlot.Square(
                        cell.state(),
                        cell.chance().map(c -> Figures.share(c.share().mean())).orElse("")))
            .toList());
  }

  private DataTable table() {
    List<String> header = new ArrayList<>(List.of("Architecture", "Load", "At this load"));
    header.addAll(names());
    List<List<String>> rows = new ArrayList<>();
    for (Region region : regions) {
      List<String> row =
          new ArrayList<>(List.of(region.architecture(), region.load(), region.kind().toString()));
      region.cells().forEach(cell -> row.add(text(cell)));
      rows.add(row);
    }
    return new DataTable(header, rows);
  }

  private static String text(Cell cell) {
    return cell.state() + cell.chance().map(c -> ", " + Figures.share(c.share().mean())).orElse("");
  }
}
