package dev.stampede.reports.beside;

import dev.stampede.reports.file.JsonText;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.beside.RunsBeside;
import java.util.List;

/** {@code runs.json}: the summaries of runs, as their folders have them. */
public final class RunsJson {

  private static final String SCHEMA = "stampede.runs/v1";

  private RunsJson() {}

  /** Returns the runs as JSON text, indented, with a line feed at its end. */
  public static String of(RunsBeside answer) {
    return JsonText.of(
        new Runs(
            SCHEMA,
            answer.runs().stream()
                .map(run -> new One(run.label(), run.folder(), run.experiment().summary()))
                .toList()));
  }

  private record Runs(String schema, List<One> runs) {}

  private record One(String label, String folder, Summary summary) {}
}
