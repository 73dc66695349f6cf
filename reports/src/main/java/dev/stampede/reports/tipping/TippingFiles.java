package dev.stampede.reports.tipping;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.CsvFile;
import dev.stampede.reports.file.CsvText;
import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer.Cell;
import dev.stampede.reports.result.tipping.TippingAnswer.Chance;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The figures of a search for tipping points as files. */
public final class TippingFiles {

  private static final List<String> HEADER =
      List.of(
          "architecture",
          "load",
          "trigger",
          "state",
          "replications",
          "down",
          "share",
          "ci95_low",
          "ci95_high",
          "well_again_s",
          "longest_s");

  private TippingFiles() {}

  /**
   * Returns the files by name; nothing is written yet. {@code phases.csv} has one row for each
   * architecture, load and trigger; figures where they were run.
   */
  public static Map<String, Artefact> data(TippingAnswer answer) {
    return Map.of(
        "tipping.json",
        Artefact.of(JsonText.of(answer)),
        "phases.csv",
        out ->
            CsvFile.writeAll(HEADER, out, answer.regions().stream().flatMap(TippingFiles::rows)));
  }

  private static Stream<List<String>> rows(Region region) {
    return region.cells().stream().map(cell -> row(region, cell));
  }

  private static List<String> row(Region region, Cell cell) {
    List<String> row =
        new ArrayList<>(
            List.of(
                CsvText.of(region.architecture()),
                CsvText.of(region.load()),
                CsvText.of(cell.trigger()),
                cell.state().toString()));
    row.addAll(
        cell.chance()
            .map(TippingFiles::figures)
            .orElse(Collections.nCopies(HEADER.size() - row.size(), "")));
    return row;
  }

  private static List<String> figures(Chance chance) {
    return List.of(
        Integer.toString(chance.replications()),
        Integer.toString(chance.down()),
        CsvText.figure(chance.share().mean()),
        CsvText.figureOrNone(chance.share().ci95().get(0)),
        CsvText.figureOrNone(chance.share().ci95().get(1)),
        CsvText.figure(chance.wellAgainSeconds()),
        CsvText.figure(chance.longestSeconds()));
  }
}
