package dev.stampede.scenarios.problem;

import dev.stampede.scenarios.text.Problem;
import java.util.List;

/**
 * A scenario file, and all that was found in it and in what it names.
 *
 * @param file as the user gave it
 * @param valid whether it can be run
 */
public record CheckedFile(String file, boolean valid, List<Problem> problems) {

  /** Copies the list. */
  public CheckedFile {
    problems = List.copyOf(problems);
  }
}
