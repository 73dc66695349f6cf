package dev.stampede.reports.file;

import java.util.Map;

/** A tree of maps, lists, texts, numbers and flags as JSON. */
public final class TreeJson {

  private TreeJson() {}

  /**
   * Returns the tree as JSON text, indented, with a line feed at its end; keys are in the order of
   * the maps.
   */
  public static String write(Map<String, ?> tree) {
    return JsonText.of(tree);
  }
}
