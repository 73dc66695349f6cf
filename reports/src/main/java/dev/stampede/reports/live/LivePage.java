package dev.stampede.reports.live;

import java.util.List;

/**
 * What the page has before anything was run, as text that is not escaped yet.
 *
 * @param base path below which it asks for runs
 * @param file name of the scenario file
 * @param architectures their names, in the scenario's order
 * @param first those values that a planner moves first
 * @param rest all others that can be moved
 * @param paths of values that can be set
 * @param settings that hold from the start
 */
public record LivePage(
    String base,
    String file,
    List<String> architectures,
    List<Slider> first,
    List<Slider.Group> rest,
    List<String> paths,
    List<String> settings) {

  /** Copies the lists. */
  public LivePage {
    architectures = List.copyOf(architectures);
    first = List.copyOf(first);
    rest = List.copyOf(rest);
    paths = List.copyOf(paths);
    settings = List.copyOf(settings);
  }

  /** How many values can be moved beside the first ones. */
  public int others() {
    return rest.stream().mapToInt(group -> group.sliders().size()).sum();
  }

  /** The settings as one text, one a line. */
  public String lines() {
    return String.join("\n", settings);
  }
}
