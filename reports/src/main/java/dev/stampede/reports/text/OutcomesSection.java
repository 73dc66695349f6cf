package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;

/** What happened to the work, one row for each architecture and use case. */
final class OutcomesSection {

  private static final List<String> HEADER =
      List.of("OUTCOMES", "use case", "availability", "p50", "p99", "calls", "tickets", "cost");

  private OutcomesSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(architecture.name());
      for (UseCaseSummary useCase : architecture.useCases()) {
        rows.add(row(name, useCase));
        name = "";
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new TextTable(HEADER, 2, rows).lines(width, colour);
    int replications = summary.scenario().replications();
    String totals =
        replications > 1
            ? "; tickets and cost: in all %d replications".formatted(replications)
            : "";
    String legend = "  calls: to providers, for each piece of work" + totals;
    lines.add(colour ? Ink.FAINT.on(legend) : legend);
    return lines;
  }

  private static List<Cell> row(String architecture, UseCaseSummary useCase) {
    LatencySummary e2e = useCase.latencySeconds().e2e();
    return List.of(
        Cell.of(architecture),
        Cell.of(PlainText.of(useCase.name())),
        Cell.of(Figures.value(useCase.availability(), "share")),
        Cell.of(e2e.count() == 0 ? "–" : Figures.seconds(e2e.p50())),
        Cell.of(e2e.count() == 0 ? "–" : Figures.seconds(e2e.p99())),
        Cell.of(Figures.number(useCase.attempts().amplification()) + "×"),
        Cell.of(Figures.count(useCase.tickets())),
        Cell.of(Figures.usd(useCase.costUsd())));
  }
}
