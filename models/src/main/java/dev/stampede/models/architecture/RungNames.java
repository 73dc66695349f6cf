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
      names.add(unique(name(rung), names));
    }
    return names;
  }

  private static String name(RungSpec rung) {
    if (rung instanceof RungSpec.Provider provider) {
      return provider.maxTokens() == Integer.MAX_VALUE
          ? provider.name()
          : provider.name() + " (shorter)";
    }
    if (rung instanceof RungSpec.Human human) {
      return human.desk().name();
    }
    if (rung instanceof RungSpec.Pool) {
      return "pool";
    }
    if (rung instanceof RungSpec.Gateway) {
      return "gateway";
    }
    if (rung instanceof RungSpec.Static) {
      return "static";
    }
    return rung instanceof RungSpec.Deferred ? RungSpec.Deferred.NAME : "cache";
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
