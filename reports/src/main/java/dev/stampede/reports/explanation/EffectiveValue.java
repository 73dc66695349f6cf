package dev.stampede.reports.explanation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that holds, or a group of them.
 *
 * @param key the last step of the path: a key of the scenario language, or {@code [0]} in a list
 * @param path dotted, as {@code --set} takes it
 * @param value as a scenario says it, with its unit; null for a group
 * @param origin where the value comes from; null for a group
 * @param children of a group; empty for a value
 */
public record EffectiveValue(
    String key,
    String path,
    @Nullable String value,
    @Nullable ValueOrigin origin,
    List<EffectiveValue> children) {

  /** Copies the list. */
  public EffectiveValue {
    children = List.copyOf(children);
  }

  /**
   * Where a value comes from.
   *
   * @param kind {@code scenario}, {@code set} (the command line), {@code preset}, {@code vendor} or
   *     {@code default}
   * @param words for people
   * @param file the source it stands in; null for a default
   * @param line counted from 1; null for a default
   */
  public record ValueOrigin(
      String kind, String words, @Nullable String file, @Nullable Integer line) {}
}
