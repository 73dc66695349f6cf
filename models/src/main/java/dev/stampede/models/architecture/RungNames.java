package dev.stampede.models.architecture;

import java.util.ArrayList;
import java.util.List;

/** Names of the rungs of a ladder, for those who read what happened on them. */
final class RungNames {

  private RungNames() {}

  /** Returns a name for each rung: of what serves there, with a number if there is another. */
  static List<String> of(List<RungSpec> ladder) {
    List<String> names = new ArrayList<>();
    for (RungSpec rung : ladder) {
      names.add(unique(rung.label(), names));
    }
    return names;
  }

  /** Returns a name with the least number that makes it differ from others. */
  static String unique(String name, List<String> others) {
    String unique = name;
    for (int i = 2; others.contains(unique); i++) {
      unique = name + " " + i;
    }
    return unique;
  }
}
