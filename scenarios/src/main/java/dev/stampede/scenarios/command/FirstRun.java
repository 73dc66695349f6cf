package dev.stampede.scenarios.command;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.reports.result.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a run says once of objectives whose meaning has changed between versions. */
final class FirstRun {

  /** Times of the answered alone have names of their own, and mean what they always meant. */
  private static final Pattern OF_ALL_WORK =
      Pattern.compile("latency\\.(e2e|wait|first_token)\\.(?!answered\\.).+");

  private FirstRun() {}

  /**
   * Returns the notes, in sentences; none where the folder holds results of this version already.
   */
  static List<String> notes(Scenario scenario, Path folder) {
    boolean aboutLatency =
        scenario.objectives().stream()
            .anyMatch(objective -> OF_ALL_WORK.matcher(objective.metric().name()).matches());
    return aboutLatency && !holdsThisVersion(folder)
        ? List.of(
            "latency objectives are about all work offered: what is never answered takes for ever;"
                + " latency.e2e.answered.p99 and the like are of the answered alone")
        : List.of();
  }

  private static boolean holdsThisVersion(Path folder) {
    Path summary = folder.resolve("summary.json");
    if (!Files.isRegularFile(summary)) {
      return false;
    }
    try (var lines = Files.lines(summary, StandardCharsets.UTF_8)) {
      return lines.limit(5).anyMatch(line -> line.contains('"' + Summary.SCHEMA + '"'));
    } catch (IOException | UncheckedIOException e) {
      return false; // the run itself says what is wrong with the folder
    }
  }
}
