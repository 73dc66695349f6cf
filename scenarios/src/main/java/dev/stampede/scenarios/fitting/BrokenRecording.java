package dev.stampede.scenarios.fitting;

import java.nio.file.Path;

/**
 * Recorded demand that cannot be fitted; the message says which file, which line, and what to do,
 * and quotes nothing of its content, which may be an address, a name or a text of somebody.
 */
public final class BrokenRecording extends Exception {
  private static final long serialVersionUID = 1;

  /** Complains about a line; the first has number 1. */
  BrokenRecording(Path file, long line, String complaint) {
    super("%s:%d: %s".formatted(file, line, complaint));
  }

  /** Complains about all of it. */
  BrokenRecording(Path file, String complaint) {
    super("%s: %s".formatted(file, complaint));
  }
}
