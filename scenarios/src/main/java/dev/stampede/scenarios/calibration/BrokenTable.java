package dev.stampede.scenarios.calibration;

import dev.stampede.reports.text.PlainText;
import java.nio.file.Path;

/**
 * A table of measurements that cannot be used; the message says which file, which line, and why,
 * with what a terminal would act on as escapes.
 */
public final class BrokenTable extends Exception {
  private static final long serialVersionUID = 1;

  /** Complains about a line; the first has number 1. */
  BrokenTable(Path file, long line, String complaint) {
    super("%s:%d: %s".formatted(file, line, PlainText.of(complaint)));
  }

  /** Complains about all of it. */
  public BrokenTable(Path file, String complaint) {
    super("%s: %s".formatted(file, PlainText.of(complaint)));
  }
}
