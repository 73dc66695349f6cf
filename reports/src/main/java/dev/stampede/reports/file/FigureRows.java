package dev.stampede.reports.file;

import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a point of a question came to, as rows of a CSV file: one for each figure. */
public final class FigureRows {

  /** Names of the columns behind those that say which point it is. */
  public static final List<String> COLUMNS =
      List.of(
          "architecture", "verdict", "metric", "useCase", "unit", "value", "ci95_low", "ci95_high");

  private FigureRows() {}

  /**
   * Returns the rows.
   *
   * @param point cells that say which point it is, made fit by {@link CsvText}
   */
  public static Stream<List<String>> of(List<String> point, PointResult result) {
    return result.architectures().stream()
        .flatMap(
            architecture ->
                architecture.figures().stream().map(figure -> row(point, architecture, figure)));
  }

  private static List<String> row(List<String> point, OfArchitecture architecture, Figure figure) {
    List<String> row = new ArrayList<>(point);
    row.add(CsvText.of(architecture.name()));
    row.add(architecture.verdict().toString());
    row.add(figure.metric());
    row.add(CsvText.of(figure.useCase()));
    row.add(figure.unit());
    row.add(CsvText.figure(figure.value().mean()));
    figure.value().ci95().forEach(end -> row.add(CsvText.figureOrNone(end)));
    return row;
  }
}
