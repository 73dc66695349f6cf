package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.AttributionSummary.FaultLoad;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;

/** What was sent to providers while a fault struck them. */
final class FaultLoadSection {

  private static final List<String> HEADER =
      List.of("IN FAULTS", "provider", "calls sent", "each second", "answered");

  private FaultLoadSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    PerRun perRun = PerRun.of(summary);
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(Bounds.marked(architecture));
      for (FaultLoad load : architecture.attribution().faultLoads()) {
        rows.add(
            List.of(
                Cell.of(name),
                Cell.of(PlainText.of(load.provider())),
                Cell.of(perRun.count(load.calls())),
                Cell.of(Figures.number(load.calls() / load.faultSeconds())),
                Cell.of(
                    load.calls() == 0
                        ? "–"
                        : Figures.share((double) load.succeeded() / load.calls()))));
        name = "";
      }
    }
    return rows.isEmpty() ? List.of() : new TextTable(HEADER, 2, rows).lines(width, colour);
  }
}
