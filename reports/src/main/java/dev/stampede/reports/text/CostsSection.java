package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.CostSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a run costs and what it is paid for, one row for each architecture. */
final class CostsSection {

  private static final int SHORTEST_NAME = 16;
  private static final String INDENT = "  ";

  private CostsSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    if (!summary.hasPrices()) {
      return List.of();
    }
    List<CostColumn> columns = CostColumn.shown(summary);
    List<String> header = new ArrayList<>(List.of("COSTS", "total"));
    columns.forEach(column -> header.add(column.label()));
    TextTable table =
        new TextTable(
            header,
            1,
            summary.architectures().stream().map(a -> row(summary, a, columns)).toList());
    if (!table.fits(width, SHORTEST_NAME)) {
      table = withoutParts(summary);
    }
    List<String> lines = table.lines(width, colour);
    notes(summary)
        .flatMap(note -> PlainText.wrap(note, width - INDENT.length()).stream())
        .forEach(line -> lines.add(colour ? Ink.FAINT.on(INDENT + line) : INDENT + line));
    return lines;
  }

  private static TextTable withoutParts(Summary summary) {
    return new TextTable(
        List.of("COSTS", "total"),
        1,
        summary.architectures().stream().map(a -> row(summary, a, List.of())).toList());
  }

  private static List<Cell> row(
      Summary summary, ArchitectureSummary architecture, List<CostColumn> columns) {
    CostSummary cost = architecture.cost();
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(PlainText.of(Bounds.marked(architecture))));
    row.add(Cell.of(Figures.value(new Estimate(cost.total(), cost.ci95()), summary.currency())));
    for (CostColumn column : columns) {
      double amount = column.of(cost);
      row.add(Cell.of(amount == 0 ? "–" : Figures.money(amount, summary.currency())));
    }
    return row;
  }

  private static Stream<String> notes(Summary summary) {
    return Stream.concat(
        Stream.of("of a run, of all that the scenario prices"),
        summary.frontier().steps().stream().map(step -> CostStep.of(summary, step).sentence()));
  }
}
