package dev.stampede.scenarios.command;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.DataFiles;
import dev.stampede.reports.result.Experiment;
import java.util.SortedMap;

/** All that a run writes. */
final class Artefacts {

  /** The file that a person opens first. */
  static final String REPORT = "report.html";

  private Artefacts() {}

  static SortedMap<String, Artefact> of(Experiment experiment) {
    return DataFiles.of(experiment);
  }
}
