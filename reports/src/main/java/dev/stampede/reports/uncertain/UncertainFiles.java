package dev.stampede.reports.uncertain;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.CsvFile;
import dev.stampede.reports.file.CsvText;
import dev.stampede.reports.file.FigureRows;
import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import dev.stampede.reports.result.uncertain.UncertainAnswer;
import dev.stampede.reports.result.uncertain.UncertainAnswer.Input;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The figures of worlds as files. */
public final class UncertainFiles {

  private UncertainFiles() {}

  /**
   * Returns the files by name; nothing is written yet. {@code worlds.csv} has one row for each
   * world, choice, architecture and figure, with a column for each value that is not known or was
   * varied.
   */
  public static Map<String, Artefact> data(UncertainAnswer answer) {
    List<String> header =
        Stream.of(
                Stream.of("world", "scenario"),
                Stream.concat(
                        answer.inputs().stream().map(Input::path),
                        answer.axes().stream().map(Axis::path))
                    .map(CsvText::of),
                FigureRows.COLUMNS.stream())
            .flatMap(columns -> columns)
            .toList();
    return Map.of(
        "uncertain.json",
        Artefact.of(JsonText.of(answer)),
        "worlds.csv",
        out -> CsvFile.writeAll(header, out, rows(answer)));
  }

  private static Stream<List<String>> rows(UncertainAnswer answer) {
    return IntStream.range(0, answer.worlds().size())
        .boxed()
        .flatMap(
            world ->
                answer.worlds().get(world).points().stream().flatMap(point -> rows(world, point)));
  }

  private static Stream<List<String>> rows(int world, Point point) {
    List<String> names =
        Stream.concat(
                Stream.of(Integer.toString(world + 1), CsvText.of(point.scenario())),
                point.values().stream().map(CsvText::of))
            .toList();
    return FigureRows.of(names, point.result());
  }
}
