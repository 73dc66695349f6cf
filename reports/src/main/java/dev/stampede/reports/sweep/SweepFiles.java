package dev.stampede.reports.sweep;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.result.sweep.SweepAnswer;
import java.util.Map;

/** The figures of a sweep as files. */
public final class SweepFiles {

  private SweepFiles() {}

  /** Returns the files by name; nothing is written yet. */
  public static Map<String, Artefact> data(SweepAnswer answer) {
    return Map.of(
        "sweep.json",
        Artefact.of(JsonText.of(answer)),
        "sweep.csv",
        out -> SweepCsv.write(answer, out));
  }
}
