package dev.stampede.scenarios.session;

import dev.stampede.reports.result.comparison.ComparisonAnswer.Change;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario says otherwise than another one, value by value: whichever way it is written, and
 * wherever it comes from.
 */
public final class Changes {

  /** What no figure depends on, or all scenarios take from the first one. */
  private static final Set<String> LEFT_OUT =
      Set.of("name", "description", "seed", "replications", "gate");

  private Changes() {}

  /**
   * Lists them in the order of the first scenario, what only the other one says last.
   *
   * @param name of the other one
   */
  public static List<Change> between(Effective first, String name, Effective other) {
    Map<String, Effective> before = values(first);
    Map<String, Effective> after = values(other);
    Set<String> paths = new LinkedHashSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      Effective one = before.get(path);
      Effective another = after.get(path);
      String said = one == null ? "" : text(one);
      String saidNow = another == null ? "" : text(another);
      boolean onlyByDefault =
          (one == null || another == null) && isDefault(one == null ? another : one);
      if (!said.equals(saidNow) && !onlyByDefault) {
        changes.add(new Change(name, path, said, saidNow));
      }
    }
    return changes;
  }

  private static Map<String, Effective> values(Effective root) {
    Map<String, Effective> values = new LinkedHashMap<>();
    root.children().stream()
        .filter(section -> !LEFT_OUT.contains(section.key()))
        .forEach(section -> collect(section, values));
    return values;
  }

  private static void collect(Effective place, Map<String, Effective> values) {
    if (place.text() != null) {
      values.putIfAbsent(place.path(), place);
    }
    place.children().forEach(child -> collect(child, values));
  }

  private static String text(Effective value) {
    String text = value.text();
    return text == null ? "" : text;
  }

  private static boolean isDefault(@Nullable Effective value) {
    return value != null && value.origin().kind() == Origin.Kind.DEFAULT;
  }
}
