package dev.stampede.reports.file;

import dev.stampede.reports.result.Experiment;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The artefacts for programs, by file name; what is for people is added to them. */
public final class DataFiles {

  private DataFiles() {}

  /**
   * Returns {@code summary.json}, {@code timeseries.csv}, {@code replications.csv}, {@code
   * recovery.csv}, {@code refusals.csv}, {@code latency.hlog} and {@code scenario.yaml}, the
   * scenario as it was read; and {@code platforms.csv} if there are platforms, {@code caches.csv}
   * if tiers have caches, {@code people.csv} if there are people in a closed loop, {@code
   * counterfactual.csv} if that was asked.
   */
  public static SortedMap<String, Artefact> of(Experiment experiment) {
    SortedMap<String, Artefact> files = new TreeMap<>();
    files.put(
        "summary.json",
        out -> out.write(SummaryJson.write(experiment.summary()).getBytes(StandardCharsets.UTF_8)));
    files.put("timeseries.csv", out -> TimeSeriesCsv.write(experiment, out));
    files.put("replications.csv", out -> ReplicationsCsv.write(experiment.replications(), out));
    files.put("recovery.csv", out -> RecoveryCsv.write(experiment.summary(), out));
    files.put("refusals.csv", out -> RefusalsCsv.write(experiment, out));
    files.put("latency.hlog", out -> LatencyLog.write(experiment, out));
    files.put("scenario.yaml", Artefact.of(experiment.scenarioText()));
    if (!experiment.platforms().isEmpty()) {
      files.put("platforms.csv", out -> PlatformsCsv.write(experiment, out));
    }
    if (!experiment.caches().isEmpty()) {
      files.put("caches.csv", out -> CachesCsv.write(experiment, out));
    }
    if (!experiment.people().isEmpty()) {
      files.put("people.csv", out -> PeopleCsv.write(experiment, out));
    }
    if (!experiment.agents().isEmpty()) {
      files.put("agents.csv", out -> AgentsCsv.write(experiment, out));
    }
    experiment
        .summary()
        .counterfactual()
        .ifPresent(
            asked -> files.put("counterfactual.csv", out -> CounterfactualCsv.write(asked, out)));
    return files;
  }
}
