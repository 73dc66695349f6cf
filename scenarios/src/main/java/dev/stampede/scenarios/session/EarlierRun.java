package dev.stampede.scenarios.session;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An earlier run as something to compare with: its {@code summary.json} says what was run, and the
 * {@code scenario.yaml} beside it is that. It is run again, since the same scenario gives the same
 * bits, and only then is every replication there to be paired.
 *
 * @param scenario the file to run
 * @param sha256 of what the earlier run was
 */
record EarlierRun(Path scenario, String sha256) {

  private static final String SUMMARY = ".json";

  /** Whether a file is the summary of a run, and no scenario. */
  static boolean isSummary(String file) {
    return file.endsWith(SUMMARY);
  }

  /**
   * Reads a summary.
   *
   * @throws IOException if it cannot be read, is of another version, or there is no scenario beside
   *     it; the message says so
   */
  static EarlierRun of(String file) throws IOException {
    Path path = Path.of(file);
    Summary summary;
    try {
      summary = SummaryJson.read(Files.readString(path));
    } catch (IOException e) {
      throw new IOException("cannot compare with %s: %s".formatted(file, e.getMessage()), e);
    }
    Path scenario = path.resolveSibling("scenario.yaml");
    if (!Files.isRegularFile(scenario)) {
      throw new IOException(
          "cannot compare with %s: there is no scenario.yaml beside it".formatted(file));
    }
    return new EarlierRun(scenario, summary.scenario().sha256());
  }

  /**
   * What speaks against it that a scenario which was read is that of the run; empty for nothing.
   */
  Optional<String> objection(ReadScenario read) {
    return read.scenario().sha256().equals(sha256)
        ? Optional.empty()
        : Optional.of(
            "%s is not all that the run was: it had settings, or files that have changed since; give the same --set, or compare the scenario files"
                .formatted(scenario));
  }
}
