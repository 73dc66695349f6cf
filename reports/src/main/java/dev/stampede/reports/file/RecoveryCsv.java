package dev.stampede.reports.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.PromiseSummary;
import dev.stampede.reports.result.RecoverySummary;
import dev.stampede.reports.result.RecoverySummary.WorstWindow;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code recovery.csv}: for each promise of each use case under each architecture a row about the
 * whole run, one about what came before the first fault, and one for each fault; the minutes and
 * budgets of the latter add up to the first. UTF-8, comma, line feed; what does not apply, or is
 * not known, is empty, and a time that never ended is {@code inf}.
 */
final class RecoveryCsv {

  private static final List<String> HEADER =
      List.of(
          "architecture",
          "useCase",
          "objective",
          "part",
          "fault",
          "provider",
          "kind",
          "occurrences",
          "secondsAfter",
          "wellAgain",
          "notWithinRun",
          "overtaken",
          "minutesOut",
          "budgetSpent",
          "burnRate",
          "worstShare",
          "worstAt_s");

  private static final WorstWindow NONE = new WorstWindow(Double.NaN, Double.NaN);

  private final CsvWriter csv;

  private RecoveryCsv(CsvWriter csv) {
    this.csv = csv;
  }

  /** Writes the figures to a stream, which stays open. */
  static void write(Summary summary, OutputStream out) throws IOException {
    CsvFile.write(HEADER, out, csv -> new RecoveryCsv(csv).write(summary));
  }

  private void write(Summary summary) {
    for (ArchitectureSummary architecture : summary.architectures()) {
      for (UseCaseSummary useCase : architecture.useCases()) {
        List<String> names = List.of(CsvText.of(architecture.name()), CsvText.of(useCase.name()));
        useCase.promises().forEach(promise -> write(names, promise, useCase.recovery()));
      }
    }
  }

  private void write(List<String> names, PromiseSummary promise, List<RecoverySummary> recoveries) {
    List<String> start = new ArrayList<>(names);
    start.add(CsvText.of(promise.objective()));
    List<String> noFault = Collections.nCopies(8, "");
    csv.writeRecord(
        row(
            start,
            "run",
            noFault,
            promise.minutesOut(),
            promise.budgetSpent(),
            promise.worstWindow(),
            Double.NaN));
    csv.writeRecord(
        row(
            start,
            "before faults",
            noFault,
            promise.beforeFaults().minutesOut(),
            promise.beforeFaults().budgetSpent(),
            NONE,
            Double.NaN));
    for (RecoverySummary recovery : recoveries) {
      if (recovery.objective().equals(promise.objective())) {
        csv.writeRecord(
            row(
                start,
                "fault",
                fault(recovery),
                recovery.minutesOut(),
                recovery.budgetSpent(),
                recovery.worstWindow(),
                recovery.burnRate()));
      }
    }
  }

  private static List<String> fault(RecoverySummary recovery) {
    return List.of(
        CsvText.of(recovery.fault()),
        CsvText.of(recovery.provider()),
        CsvText.of(recovery.kind()),
        CsvText.of(recovery.occurrences()),
        CsvText.figure(recovery.secondsAfter()),
        CsvText.of(recovery.wellAgain().count()),
        CsvText.of(recovery.notWithinRun()),
        CsvText.of(recovery.overtaken()));
  }

  private static List<String> row(
      List<String> start,
      String part,
      List<String> fault,
      double minutesOut,
      double budgetSpent,
      WorstWindow worst,
      double burnRate) {
    List<String> row = new ArrayList<>(start);
    row.add(part);
    row.addAll(fault);
    row.add(CsvText.figure(minutesOut));
    row.add(CsvText.figure(budgetSpent));
    row.add(CsvText.figure(burnRate));
    row.add(CsvText.figure(worst.share()));
    row.add(CsvText.figure(worst.atSeconds()));
    return row;
  }
}
