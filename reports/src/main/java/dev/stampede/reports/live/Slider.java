package dev.stampede.reports.live;

import java.util.List;

/**
 * A value of a scenario that can be moved.
 *
 * @param path as a setting takes it
 * @param subject whose it is: a use case, a provider, a fault
 * @param name of the value, as a path below the subject
 * @param sentence what the value is
 * @param values that can be chosen, from the least to the most
 * @param at place of the scenario's own among them
 */
public record Slider(
    String path, String subject, String name, String sentence, List<String> values, int at) {

  /** Stands between values where they are one text. */
  private static final String BETWEEN = "|";

  /** Copies the list. */
  public Slider {
    values = List.copyOf(values);
    if (at < 0 || at >= values.size()) {
      throw new IllegalArgumentException(
          "at (%d) must be one of %d values".formatted(at, values.size()));
    }
  }

  /** What the scenario says. */
  public String own() {
    return values.get(at);
  }

  /** All values as one text. */
  public String joined() {
    return String.join(BETWEEN, values);
  }

  /**
   * Some sliders under a title.
   *
   * @param title what they are about
   */
  public record Group(String title, List<Slider> sliders) {

    /** Copies the list. */
    public Group {
      sliders = List.copyOf(sliders);
    }
  }
}
