package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What happened to the work, one row for each architecture and use case. */
final class OutcomesSection {

  private static final List<String> HEADER =
      List.of("OUTCOMES", "use case", "availability", "p50", "p99", "calls", "tickets", "cost");

  private OutcomesSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    PerRun perRun = PerRun.of(summary);
    List<List<Cell>> rows = rows(summary, perRun, ArchitectureSummary::ours);
    int ours = rows.size();
    rows.addAll(rows(summary, perRun, ArchitectureSummary::background));
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new TextTable(HEADER, 2, rows).lines(width, colour);
    lines.add(
        faint(
            "calls: to providers, for each piece of work; tickets, and what they cost: "
                + perRun.words(),
            colour));
    if (ours < rows.size()) {
      lines.add(1 + ours, faint(Background.LABEL, colour));
    }
    return lines;
  }

  private static String faint(String text, boolean colour) {
    return colour ? Ink.FAINT.on("  " + text) : "  " + text;
  }

  private static List<List<Cell>> rows(
      Summary summary,
      PerRun perRun,
      Function<ArchitectureSummary, List<UseCaseSummary>> useCases) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(architecture.name());
      for (UseCaseSummary useCase : useCases.apply(architecture)) {
        rows.add(row(name, useCase, perRun));
        name = "";
      }
    }
    return rows;
  }

  private static List<Cell> row(String architecture, UseCaseSummary useCase, PerRun perRun) {
    LatencySummary e2e = useCase.latencySeconds().e2e();
    return List.of(
        Cell.of(architecture),
        Cell.of(PlainText.of(useCase.name())),
        Cell.of(Figures.value(useCase.availability(), "share")),
        Cell.of(e2e.count() == 0 ? "–" : Figures.seconds(e2e.p50())),
        Cell.of(e2e.count() == 0 ? "–" : Figures.seconds(e2e.p99())),
        Cell.of(Figures.number(useCase.attempts().amplification()) + "×"),
        Cell.of(perRun.count(useCase.tickets())),
        Cell.of(perRun.usd(useCase.costUsd())));
  }
}
