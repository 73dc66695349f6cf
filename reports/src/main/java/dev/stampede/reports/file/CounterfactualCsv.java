package dev.stampede.reports.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.stampede.reports.result.Counterfactual;
import dev.stampede.reports.result.Counterfactual.BudgetSpent;
import dev.stampede.reports.result.Counterfactual.Difference;
import dev.stampede.reports.result.Counterfactual.FaultLoss;
import dev.stampede.reports.result.Counterfactual.Loss;
import dev.stampede.reports.result.Counterfactual.UseCaseLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code counterfactual.csv}: what each fault cost, one row for each architecture, use case, part
 * and metric. UTF-8, comma, line feed. A figure is empty where there is none.
 */
final class CounterfactualCsv {

  private static final List<String> HEADER =
      List.of(
          "architecture",
          "useCase",
          "part",
          "fault",
          "metric",
          "objective",
          "difference",
          "ci95_low",
          "ci95_high");

  private CounterfactualCsv() {}

  /** Writes the losses to a stream, which stays open. */
  static void write(Counterfactual counterfactual, OutputStream out) throws IOException {
    CsvFile.write(
        HEADER, out, csv -> counterfactual.losses().forEach(losses -> write(csv, losses)));
  }

  private static void write(CsvWriter csv, UseCaseLosses losses) {
    for (FaultLoss fault : losses.faults()) {
      String part = fault.byChance() ? "incidents" : "fault";
      write(csv, names(losses, part, fault.fault()), fault.loss());
    }
    write(csv, names(losses, "total", ""), losses.total());
    write(csv, names(losses, "interaction", ""), losses.interaction());
  }

  private static List<String> names(UseCaseLosses losses, String part, String fault) {
    return List.of(
        CsvText.of(losses.architecture()), CsvText.of(losses.useCase()), part, CsvText.of(fault));
  }

  private static void write(CsvWriter csv, List<String> names, Loss loss) {
    for (Difference difference : loss.differences()) {
      List<String> cells = new ArrayList<>(names);
      cells.add(difference.metric());
      cells.add("");
      cells.add(CsvText.figure(difference.difference().mean()));
      difference.difference().ci95().forEach(end -> cells.add(CsvText.figureOrNone(end)));
      csv.writeRecord(cells);
    }
    for (BudgetSpent spent : loss.budgetSpent()) {
      List<String> cells = new ArrayList<>(names);
      cells.addAll(
          List.of(
              "budgetSpent", CsvText.of(spent.objective()), CsvText.figure(spent.share()), "", ""));
      csv.writeRecord(cells);
    }
  }
}
