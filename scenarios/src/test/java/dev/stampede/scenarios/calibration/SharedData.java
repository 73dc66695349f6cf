package dev.stampede.scenarios.calibration;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Public measurements, which are not part of this repository. */
final class SharedData {

  private SharedData() {}

  /** Returns a file below {@code shared/data/engines}; skips the test where there is none. */
  static Path engine(String name) {
    Path found = Path.of("shared/data/engines", name).toAbsolutePath();
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/data/engines").resolve(name);
      found = Files.exists(file) ? file : found;
    }
    assumeThat(found)
        .as("public measurements, see docs/providers.md; MadeEnginesTest needs none")
        .exists();
    return found;
  }
}
