package dev.stampede.reports.year;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.ChartStyle;
import dev.stampede.reports.chart.DataTable;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.result.year.YearAnswer.OfArchitecture;
import dev.stampede.reports.result.year.YearAnswer.OfUseCase;
import dev.stampede.reports.result.year.YearAnswer.OneYear;
import dev.stampede.reports.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How good years are: the availability of all of them, the worst first. */
final class YearChart {

  private static final double[] SHARES = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

  private YearChart() {}

  static List<Chart> of(YearAnswer answer) {
    List<String> useCases =
        answer.architectures().get(0).useCases().stream().map(OfUseCase::name).toList();
    Chart.Words words =
        new Chart.Words(
            "Availability of years",
            "From the worst year at the left to the best: a line for each architecture, each step"
                + " up loses ten times less.",
            "Where a line crosses a level, so many years do not keep it: the dashed line marks the"
                + " worst of 20.");
    return useCases.isEmpty()
        ? List.of()
        : List.of(
            new Chart(
                "years",
                Topic.RUNS,
                words,
                table(answer),
                () ->
                    new YearsPlot(
                        words.title(),
                        words.subtitle(),
                        IntStream.range(0, useCases.size())
                            .mapToObj(i -> panel(answer, useCases.get(i), i))
                            .toList())));
  }

  private static double[] sorted(OfUseCase useCase) {
    return useCase.years().stream().mapToDouble(OneYear::availability).sorted().toArray();
  }

  private static YearsPlot.Panel panel(YearAnswer answer, String name, int useCase) {
    List<YearsPlot.Line> lines = new ArrayList<>();
    for (int a = 0; a < answer.architectures().size(); a++) {
      OfArchitecture architecture = answer.architectures().get(a);
      lines.add(
          new YearsPlot.Line(
              architecture.name(),
              ChartStyle.STANDARD.lineInk(a),
              ChartStyle.STANDARD.lineStroke(a),
              sorted(architecture.useCases().get(useCase))));
    }
    return new YearsPlot.Panel(name, lines);
  }

  private static DataTable table(YearAnswer answer) {
    List<String> header = new ArrayList<>(List.of("Share of the years that are no better"));
    List<double[]> columns = new ArrayList<>();
    for (OfArchitecture architecture : answer.architectures()) {
      for (OfUseCase useCase : architecture.useCases()) {
        header.add(architecture.name() + ", " + useCase.name());
        columns.add(sorted(useCase));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (double share : SHARES) {
      List<String> row = new ArrayList<>(List.of(Figures.share(share)));
      for (double[] column : columns) {
        int rank = (int) Math.ceil(share * column.length - 1e-9);
        row.add(Figures.share(column[Math.max(1, rank) - 1]));
      }
      rows.add(row);
    }
    return new DataTable(header, rows);
  }
}
