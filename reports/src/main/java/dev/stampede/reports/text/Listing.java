package dev.stampede.reports.text;

import java.util.ArrayList;
import java.util.List;

/** Joins the parts of a sentence, and names only the first of many. */
final class Listing {

  private Listing() {}

  /** Returns {@code a}, {@code a and b}, {@code a, b and c} or {@code a, b and 7 more}. */
  static String of(List<String> parts, int most) {
    List<String> named = new ArrayList<>(parts.size() <= most ? parts : parts.subList(0, most));
    if (named.size() < parts.size()) {
      named.add((parts.size() - named.size()) + " more");
    }
    int last = named.size() - 1;
    return last < 1
        ? String.join("", named)
        : String.join(", ", named.subList(0, last)) + " and " + named.get(last);
  }
}
