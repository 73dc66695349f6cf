package dev.stampede.reports.capacity;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.CsvFile;
import dev.stampede.reports.file.CsvText;
import dev.stampede.reports.file.FigureRows;
import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.result.capacity.CapacityAnswer;
import dev.stampede.reports.result.sweep.Tried;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The figures of a search for how much is enough as files. */
public final class CapacityFiles {

  private CapacityFiles() {}

  /**
   * Returns the files by name; nothing is written yet. {@code tried.csv} has one row for each point
   * that was tried, architecture and figure.
   */
  public static Map<String, Artefact> data(CapacityAnswer answer) {
    List<String> header =
        Stream.of(
                answer.axes().stream().map(axis -> CsvText.of(axis.path())),
                Stream.of("replications"),
                FigureRows.COLUMNS.stream())
            .flatMap(columns -> columns)
            .toList();
    return Map.of(
        "capacity.json",
        Artefact.of(JsonText.of(answer)),
        "tried.csv",
        out -> CsvFile.writeAll(header, out, answer.tried().stream().flatMap(CapacityFiles::rows)));
  }

  private static Stream<List<String>> rows(Tried tried) {
    List<String> names =
        Stream.concat(
                tried.values().stream().map(CsvText::of),
                Stream.of(Integer.toString(tried.replications())))
            .toList();
    return FigureRows.of(names, tried.result());
  }
}
