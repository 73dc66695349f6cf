package dev.stampede.scenarios.command;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Charts;
import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.DataFiles;
import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.result.Experiment;
import java.util.SortedMap;

/** All that a run writes. */
final class Artefacts {

  /** The file that a person opens first. */
  static final String REPORT = "report.html";

  private Artefacts() {}

  static SortedMap<String, Artefact> of(Experiment experiment) {
    SortedMap<String, Artefact> artefacts = DataFiles.of(experiment);
    artefacts.put(REPORT, Artefact.of(ReportPage.of(experiment)));
    for (Chart chart : Charts.of(experiment)) {
      artefacts.put("charts/" + chart.name() + ".svg", Artefact.of(chart.svg()));
      artefacts.put("charts/" + chart.name() + ".png", out -> out.write(chart.png()));
    }
    return artefacts;
  }
}
