package dev.stampede.scenarios.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What to call several things that have names and lie somewhere. */
public final class Labels {

  private Labels() {}

  /**
   * Returns labels that all differ: the names, or the last parts of the paths if two have the same
   * name, or numbers and paths if two of those are alike, too.
   *
   * @param paths as many as there are names
   */
  public static List<String> of(List<String> names, List<String> paths) {
    if (areUnique(names)) {
      return names;
    }
    List<String> files = paths.stream().map(Labels::lastPart).toList();
    if (areUnique(files)) {
      return files;
    }
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      numbered.add("%d: %s".formatted(i + 1, paths.get(i)));
    }
    return numbered;
  }

  private static boolean areUnique(List<String> names) {
    return names.stream().distinct().count() == names.size();
  }

  private static String lastPart(String path) {
    Path name = Path.of(path).getFileName();
    return name == null ? path : name.toString();
  }
}
