package dev.stampede.reports.capacity;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.CsvFile;
import dev.stampede.reports.file.CsvText;
import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.result.capacity.CapacityAnswer;
import dev.stampede.reports.result.capacity.CapacityAnswer.Tried;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of a search for how much is enough as files. */
public final class CapacityFiles {

  private static final List<String> COLUMNS =
      List.of(
          "replications",
          "architecture",
          "verdict",
          "metric",
          "useCase",
          "unit",
          "value",
          "ci95_low",
          "ci95_high");

  private CapacityFiles() {}

  /**
   * Returns the files by name; nothing is written yet. {@code tried.csv} has one row for each point
   * that was tried, architecture and figure.
   */
  public static Map<String, Artefact> data(CapacityAnswer answer) {
    List<String> header = new ArrayList<>();
    answer.axes().forEach(axis -> header.add(CsvText.of(axis.path())));
    header.addAll(COLUMNS);
    return Map.of(
        "capacity.json",
        Artefact.of(JsonText.of(answer)),
        "tried.csv",
        out -> CsvFile.writeAll(header, out, answer.tried().stream().flatMap(CapacityFiles::rows)));
  }

  private static Stream<List<String>> rows(Tried tried) {
    return tried.result().architectures().stream()
        .flatMap(
            architecture ->
                architecture.figures().stream().map(figure -> row(tried, architecture, figure)));
  }

  private static List<String> row(Tried tried, OfArchitecture architecture, Figure figure) {
    List<String> row = new ArrayList<>(tried.values().stream().map(CsvText::of).toList());
    row.add(Integer.toString(tried.replications()));
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
