package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.AttributionSummary.Guard;
import dev.stampede.reports.result.AttributionSummary.Spread;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;

/** How soon breakers and the like opened in the faults of what they guard. */
final class GuardsSection {

  private static final List<String> HEADER =
      List.of("GUARDS", "guard", "opened after", "(worst)", "failures before", "open", "openings");

  private GuardsSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(Bounds.marked(architecture));
      for (Guard guard : architecture.attribution().guards()) {
        if (guard.faults() > 0 || guard.openings() > 0) {
          rows.add(row(name, guard));
          name = "";
        }
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new TextTable(HEADER, 2, rows).lines(width, colour);
    String note =
        "  of each replica: from a fault's start to its opening, and failures it saw till then";
    lines.add(colour ? Ink.FAINT.on(note) : note);
    return lines;
  }

  private static List<Cell> row(String architecture, Guard guard) {
    boolean noticed = guard.faultsNoticed() > 0;
    Spread after = guard.openedAfterSeconds();
    return List.of(
        Cell.of(architecture),
        Cell.of(PlainText.of(guard.chain() + " " + guard.guard())),
        Cell.of(
            noticed ? Figures.seconds(after.mean().mean()) : guard.faults() > 0 ? "never" : "–"),
        Cell.of(noticed ? Figures.seconds(after.worst()) : "–"),
        Cell.of(noticed ? Figures.number(guard.failuresBefore().mean().mean()) : "–"),
        Cell.of(Figures.seconds(guard.openSecondsOfEach().mean().mean())),
        Cell.of(Figures.number(guard.openingsOfEach().mean().mean())));
  }
}
