package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.RecoverySummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;

/** How long it took after each fault until all was well again, and what that cost of the budget. */
final class RecoverySection {

  private static final List<String> HEADER =
      List.of(
          "RECOVERY",
          "use case",
          "fault",
          "well again after",
          "out per run",
          "worst window",
          "budget spent");

  private RecoverySection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      String name = PlainText.of(Bounds.marked(architecture));
      for (UseCaseSummary useCase : architecture.useCases()) {
        for (RecoverySummary recovery : RecoveryWords.worstOfEach(useCase)) {
          rows.add(row(name, useCase.name(), recovery));
          name = "";
        }
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new TextTable(HEADER, 3, rows).lines(width, colour);
    String note =
        "  from the end of the fault; of the promise that fared worst; 100 % is the whole error budget";
    lines.add(colour ? Ink.FAINT.on(note) : note);
    return lines;
  }

  private static List<Cell> row(String architecture, String useCase, RecoverySummary recovery) {
    double worst = recovery.worstWindow().share();
    return List.of(
        Cell.of(architecture),
        Cell.of(PlainText.of(useCase)),
        Cell.of(PlainText.of(recovery.fault())),
        Cell.of(RecoveryWords.after(recovery)),
        Cell.of(
            recovery.minutesOut() == 0 ? "\u2013" : Figures.seconds(60 * recovery.minutesOut())),
        Cell.of(Double.isNaN(worst) ? "\u2013" : Figures.share(worst) + " kept it"),
        Cell.of(
            Double.isNaN(recovery.budgetSpent())
                ? "\u2013"
                : Figures.share(recovery.budgetSpent())));
  }
}
