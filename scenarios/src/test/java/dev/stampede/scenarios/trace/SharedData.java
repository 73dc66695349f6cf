package dev.stampede.scenarios.trace;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are kept beside the repository. */
public final class SharedData {
  private SharedData() {}

  /**
   * Returns a file; without it the test is skipped.
   *
   * @param name from the folder that is shared, {@code data/a.csv} say
   */
  public static Path file(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared").resolve(name))) {
      folder = folder.getParent();
    }
    assumeThat(folder)
        .as("%s is in no folder 'shared' above the working directory", name)
        .isNotNull();
    return folder == null ? Path.of(name) : folder.resolve("shared").resolve(name);
  }
}
