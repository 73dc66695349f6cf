package dev.stampede.reports.beside;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.result.beside.RunsBeside;
import java.util.Map;

/** The figures of runs beside each other as files. */
public final class RunsFiles {

  private RunsFiles() {}

  /** Returns the files by name. */
  public static Map<String, Artefact> data(RunsBeside answer) {
    return Map.of("runs.json", Artefact.of(RunsJson.of(answer)));
  }
}
