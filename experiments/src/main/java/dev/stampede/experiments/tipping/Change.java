package dev.stampede.experiments.tipping;

import java.util.List;

/**
 * A single change of an architecture, or of a provider that it calls.
 *
 * @param architecture of which it is asked what the change does
 * @param words what is changed
 * @param settings that make it
 */
public record Change(String architecture, String words, List<String> settings) {

  /** Copies the list. */
  public Change {
    settings = List.copyOf(settings);
  }
}
