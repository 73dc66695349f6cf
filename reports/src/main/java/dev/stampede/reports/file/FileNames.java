package dev.stampede.reports.file;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes names of files of what a user has named, which may be anything: no two are the same. */
public final class FileNames {

  private static final int LONGEST = 48;

  private final String otherwise;
  private final Set<String> taken = new HashSet<>();

  /**
   * Has given no name yet.
   *
   * @param otherwise the name of what has no letter or digit in its own
   */
  public FileNames(String otherwise) {
    this.otherwise = otherwise;
  }

  /** Returns the name in small letters, digits and hyphens, with a number if it is taken. */
  public String next(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String stem = plain.substring(0, Math.min(plain.length(), LONGEST));
    String base = stem.isEmpty() ? otherwise : stem;
    String next = base;
    for (int number = 2; !taken.add(next); number++) {
      next = base + "-" + number;
    }
    return next;
  }
}
