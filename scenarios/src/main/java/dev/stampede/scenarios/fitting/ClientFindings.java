package dev.stampede.scenarios.fitting;

import dev.stampede.experiments.demand.Clients;
import dev.stampede.experiments.demand.Counts;
import dev.stampede.reports.chart.FitAxis;
import dev.stampede.reports.chart.FitChart;
import dev.stampede.reports.chart.FitPanel;
import dev.stampede.reports.chart.FitPanel.Mark;
import dev.stampede.reports.chart.FitPanel.Series;
import dev.stampede.reports.text.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a table of clients over time is, in the form of ServeGen's public client pools. */
final class ClientFindings {

  private static final double DAY = 86_400;

  private ClientFindings() {}

  /** Says what was found. */
  static DemandFindings of(String title, Path file, ClientTable table) {
    Clients clients = Clients.of(table.loads(), table.cvs());
    Counts rates = table.perWindow();
    double mean = rates.mean() / rates.stepSeconds();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s clients over %s, %s requests per second in the mean"
            .formatted(
                title,
                Figures.count(clients.count()),
                Figures.seconds(rates.spanSeconds()),
                Figures.number(mean)));
    lines.add(
        "  %-12s peak / mean %s in windows of %s"
            .formatted(
                "rate",
                RequestWords.two(rates.peakOverMean()),
                Figures.seconds(rates.stepSeconds())));
    lines.add(
        "  %-12s %s"
            .formatted("clients", RequestWords.clients(clients, "CV of gaps within a window")));
    lines.add(
        "  %-12s exponent %s gives the ten largest the share that they have"
            .formatted("zipf", RequestWords.two(clients.zipf())));
    DemandYaml yaml =
        new DemandYaml(
            List.of(
                "clients as those of " + title + "; or each as it was:",
                "  client_table: {file: %s}"
                    .formatted(Quoted.of(String.valueOf(file.getFileName())))));
    yaml.line(2, "arrivals:");
    yaml.line(3, "rate: " + Numbers.rate(mean));
    yaml.line(3, RequestFindings.clientsKey(clients));
    yaml.line(2, "tolerance: {deadline: 30s}");
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("schema", "stampede.fit/v1");
    tree.put("clientTable", title);
    tree.put("spanSeconds", rates.spanSeconds());
    tree.put("meanPerSecond", mean);
    tree.put("peakOverMean", rates.peakOverMean());
    tree.put("clients", RequestFigures.clients(clients));
    List<Double> across = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < rates.values().length; i++) {
      across.add((i + 0.5) * rates.stepSeconds() / DAY);
      values.add(rates.values()[i] / rates.stepSeconds());
    }
    return new DemandFindings(
        String.join("\n", lines) + "\n",
        yaml.toString(),
        tree,
        List.of(),
        List.of(
            FitChart.of(
                "rate",
                title,
                "Requests per second of all clients together.",
                "A few clients carry most of it: one that starts or leaves is a surge of its own.",
                FitAxis.DAYS,
                List.of(
                    new FitPanel(
                        "Recorded, per second",
                        List.of(new Series("recorded", 0, Mark.LINE, across, values)))))));
  }
}
