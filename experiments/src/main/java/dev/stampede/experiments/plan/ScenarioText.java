package dev.stampede.experiments.plan;

import java.util.List;

/**
 * A scenario as its author wrote it, and what was changed in it since.
 *
 * @param name of the text, as messages about it show it: a file's, say
 * @param folder what the paths of other files in the text are relative to; empty for the working
 *     directory
 * @param text in the scenario language
 * @param settings replacements, {@code PATH=VALUE} each, applied in their order
 */
public record ScenarioText(String name, String folder, String text, List<String> settings) {

  /** Copies the settings. */
  public ScenarioText {
    settings = List.copyOf(settings);
  }

  /** Returns a text that no file holds, with nothing changed in it. */
  public static ScenarioText of(String text) {
    return new ScenarioText("scenario", "", text, List.of());
  }

  /** Returns the text with other settings. */
  public ScenarioText with(List<String> newSettings) {
    return new ScenarioText(name, folder, text, newSettings);
  }
}
