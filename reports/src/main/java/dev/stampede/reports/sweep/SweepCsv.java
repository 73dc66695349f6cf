package dev.stampede.reports.sweep;

import dev.stampede.reports.file.CsvFile;
import dev.stampede.reports.file.CsvText;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code sweep.csv}: one row for each point, architecture and figure, with a column for each value
 * that was varied. UTF-8, comma, line feed. A figure is empty where there is none.
 */
final class SweepCsv {

  private static final List<String> COLUMNS =
      List.of(
          "architecture", "verdict", "metric", "useCase", "unit", "value", "ci95_low", "ci95_high");

  private SweepCsv() {}

  /** Writes the points to a stream, which stays open. */
  static void write(SweepAnswer answer, OutputStream out) throws IOException {
    List<String> header = new ArrayList<>(List.of("scenario"));
    answer.axes().forEach(axis -> header.add(CsvText.of(axis.path())));
    header.addAll(COLUMNS);
    CsvFile.writeAll(header, out, answer.points().stream().flatMap(SweepCsv::rows));
  }

  private static Stream<List<String>> rows(Point point) {
    return point.result().architectures().stream()
        .flatMap(
            architecture ->
                architecture.figures().stream().map(figure -> row(point, architecture, figure)));
  }

  private static List<String> row(Point point, OfArchitecture architecture, Figure figure) {
    List<String> row = new ArrayList<>(List.of(CsvText.of(point.scenario())));
    point.values().forEach(value -> row.add(CsvText.of(value)));
    row.add(CsvText.of(architecture.name()));
    row.add(architecture.verdict().toString());
    row.add(figure.metric());
    row.add(CsvText.of(figure.useCase()));
    row.add(figure.unit());
    row.add(CsvText.figure(figure.value().mean()));
    row.add(cell(figure.value().ci95().get(0)));
    row.add(cell(figure.value().ci95().get(1)));
    return row;
  }

  private static String cell(@Nullable Double value) {
    return value == null ? "" : CsvText.figure(value);
  }
}
