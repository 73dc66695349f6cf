package dev.stampede.reports.comparison;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import java.util.Map;

/** The figures of a comparison as files. */
public final class ComparisonFiles {

  private ComparisonFiles() {}

  /** Returns the files by name; nothing is written yet. */
  public static Map<String, Artefact> data(ComparisonAnswer answer) {
    return Map.of(
        "comparison.json",
        Artefact.of(JsonText.of(answer)),
        "differences.csv",
        out -> ComparisonCsv.write(answer, out));
  }
}
