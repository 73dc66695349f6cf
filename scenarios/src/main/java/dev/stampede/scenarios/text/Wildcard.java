package dev.stampede.scenarios.text;

import java.util.List;

/**
 * A name in which {@code *} stands for any letters, none included.
 *
 * @param pattern the name
 */
public record Wildcard(String pattern) {
  private static final char ANY = '*';

  /** Returns how many letters have to be the same; a name without wildcards is above all others. */
  public int letters() {
    int wild = (int) pattern.chars().filter(letter -> letter == ANY).count();
    return wild == 0 ? Integer.MAX_VALUE : pattern.length() - wild;
  }

  /** Returns which of some names fits first; as many as there are if none does. */
  public int firstOf(List<String> names) {
    int first = 0;
    while (first < names.size() && !fits(names.get(first))) {
      first++;
    }
    return first;
  }

  /** Whether a name is meant: each part between wildcards is looked for as far left as can be. */
  public boolean fits(String name) {
    int wild = pattern.indexOf(ANY);
    if (wild < 0) {
      return name.equals(pattern);
    }
    int last = pattern.lastIndexOf(ANY);
    String end = pattern.substring(last + 1);
    if (!name.startsWith(pattern.substring(0, wild)) || !name.endsWith(end)) {
      return false;
    }
    int from = wild;
    for (String part : pattern.substring(wild, last + 1).split("\\*", -1)) {
      int found = name.indexOf(part, from);
      if (found < 0) {
        return false;
      }
      from = found + part.length();
    }
    return from <= name.length() - end.length();
  }
}
