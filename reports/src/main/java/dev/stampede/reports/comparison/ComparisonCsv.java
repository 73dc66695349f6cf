package dev.stampede.reports.comparison;

import dev.stampede.reports.file.CsvFile;
import dev.stampede.reports.file.CsvText;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.comparison.Measure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code differences.csv}: one row for each figure and contender that has a baseline. UTF-8, comma,
 * line feed. A figure is empty where there is none.
 */
final class ComparisonCsv {

  private static final List<String> HEADER =
      List.of(
          "metric",
          "useCase",
          "unit",
          "contender",
          "baseline",
          "difference",
          "low",
          "high",
          "pValue",
          "finding",
          "pairing",
          "couldBeBest");

  private ComparisonCsv() {}

  /** Writes the differences to a stream, which stays open. */
  static void write(ComparisonAnswer answer, OutputStream out) throws IOException {
    CsvFile.writeAll(
        HEADER, out, answer.measures().stream().flatMap(measure -> rows(measure).stream()));
  }

  private static List<List<String>> rows(Measure measure) {
    List<List<String>> rows = new ArrayList<>();
    for (Measure.Difference difference : measure.differences()) {
      rows.add(
          List.of(
              measure.metric(),
              CsvText.of(measure.useCase()),
              measure.unit(),
              CsvText.of(difference.contender()),
              CsvText.of(difference.baseline()),
              CsvText.figure(difference.difference().mean()),
              CsvText.figureOrNone(difference.difference().ci95().get(0)),
              CsvText.figureOrNone(difference.difference().ci95().get(1)),
              CsvText.figure(difference.pValue()),
              difference.finding().toString(),
              CsvText.figureOrNone(difference.pairing()),
              Boolean.toString(measure.couldBeBest().contains(difference.contender()))));
    }
    return rows;
  }
}
