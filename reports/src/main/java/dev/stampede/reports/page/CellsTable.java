package dev.stampede.reports.page;

import dev.stampede.reports.page.Table.Group;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.place.CellSummary;
import dev.stampede.reports.text.Bounds;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.PerRun;
import java.util.List;

/** What happened in each cell of a provider, and to those who belong to it. */
final class CellsTable {

  private static final List<String> HEADER =
      List.of(
          "Cell",
          "calls of its own users",
          "of them served",
          "moved away",
          "moved in",
          "came",
          "refused",
          "timed out",
          "failed",
          "taken to be out",
          "utilisation",
          "node deaths");

  private final PerRun perRun;

  private CellsTable(PerRun perRun) {
    this.perRun = perRun;
  }

  static Table of(Summary summary) {
    CellsTable table = new CellsTable(PerRun.of(summary));
    return new Table(
        "Calls of everybody; counts are " + table.perRun.words() + ", the rest are means",
        HEADER,
        summary.architectures().stream()
            .map(a -> new Group(Bounds.marked(a), table.rows(a)))
            .filter(group -> !group.rows().isEmpty())
            .toList());
  }

  private List<Row> rows(ArchitectureSummary architecture) {
    return architecture.providers().stream()
        .flatMap(provider -> provider.cells().stream().map(cell -> row(provider.name(), cell)))
        .toList();
  }

  private Row row(String provider, CellSummary cell) {
    return new Row(
        provider + ": " + cell.name(),
        List.of(
            Cell.of(perRun.count(cell.own())),
            cell.own() == 0
                ? Cell.NONE
                : Cell.of(Figures.share((double) cell.ownServed() / cell.own())),
            count(cell.movedAway()),
            count(cell.movedIn()),
            count(cell.came()),
            count(cell.refused()),
            count(cell.timedOut()),
            count(cell.failed()),
            cell.outShare() == 0 ? Cell.NONE : Cell.of(Figures.share(cell.outShare())),
            Cell.of(Figures.share(cell.utilization())),
            count(cell.nodeDeaths())));
  }

  private Cell count(long calls) {
    return calls == 0 ? Cell.NONE : Cell.of(perRun.count(calls));
  }
}
