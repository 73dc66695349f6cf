package dev.stampede.reports.live;

import java.util.List;

/**
 * What is changed in a scenario, as text that is not escaped yet.
 *
 * @param settings one for each value that is changed
 * @param command that runs the scenario with them
 * @param diff lines of a unified diff of the file; none where the file cannot be changed in place
 * @param file what the changed file is called
 * @param link where the changed file is
 */
public record ChangedScenario(
    List<String> settings, String command, List<String> diff, String file, String link) {

  /** Copies the lists. */
  public ChangedScenario {
    settings = List.copyOf(settings);
    diff = List.copyOf(diff);
  }

  /** Returns the CSS class of a line of the diff. */
  public static String css(String line) {
    if (line.startsWith("---") || line.startsWith("+++") || line.startsWith("@@")) {
      return "place";
    }
    return line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "same";
  }
}
