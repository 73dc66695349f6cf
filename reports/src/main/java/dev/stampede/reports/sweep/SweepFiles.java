package dev.stampede.reports.sweep;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.CsvFile;
import dev.stampede.reports.file.CsvText;
import dev.stampede.reports.file.FigureRows;
import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The figures of a sweep as files. */
public final class SweepFiles {

  private SweepFiles() {}

  /**
   * Returns the files by name; nothing is written yet. {@code sweep.csv} has one row for each
   * point, architecture and figure, with a column for each value that was varied; the last one says
   * of how many replications.
   */
  public static Map<String, Artefact> data(SweepAnswer answer) {
    List<String> header =
        Stream.of(
                Stream.of("scenario"),
                answer.axes().stream().map(axis -> CsvText.of(axis.path())),
                FigureRows.COLUMNS.stream(),
                Stream.of("replications"))
            .flatMap(columns -> columns)
            .toList();
    return Map.of(
        "sweep.json",
        Artefact.of(JsonText.of(answer)),
        "sweep.csv",
        out ->
            CsvFile.writeAll(
                header, out, answer.points().stream().flatMap(point -> rows(answer, point))));
  }

  private static Stream<List<String>> rows(SweepAnswer answer, Point point) {
    String replications = Integer.toString(answer.replications(point));
    List<String> names =
        Stream.concat(Stream.of(point.scenario()), point.values().stream())
            .map(CsvText::of)
            .toList();
    return FigureRows.of(names, point.result())
        .map(row -> Stream.concat(row.stream(), Stream.of(replications)).toList());
  }
}
