package dev.stampede.scenarios.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what a misspelt word was probably meant to be. */
public final class Suggestion {
  private static final int MOST_NAMES = 200;
  private static final int LONGEST_WORD = 40;
  private static final int MOST_LISTED = 40;

  private Suggestion() {}

  /**
   * Returns the known word nearest to a misspelt one; null if none is near.
   *
   * <p>Letter case, dashes and underscores do not count. Otherwise up to one edit is forgiven in
   * words of three or four letters, two up to seven, three in longer ones.
   */
  public static @Nullable String nearest(String word, Collection<String> known) {
    if (known.size() > MOST_NAMES || word.length() > LONGEST_WORD) {
      return null;
    }
    String folded = fold(word);
    int length = folded.length();
    int best = length < 3 ? 0 : length < 5 ? 1 : length < 8 ? 2 : 3;
    String nearest = null;
    for (String candidate : known) {
      String other = fold(candidate);
      if (Math.abs(other.length() - length) > best) {
        continue;
      }
      int distance = distance(folded, other);
      if (distance < best || (distance == best && nearest == null)) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Returns help for an unknown word: the nearest known one, or else a list of them. */
  public static String help(String word, String what, Collection<String> known) {
    String nearest = nearest(word, known);
    return nearest != null ? "did you mean '%s'?".formatted(nearest) : listed(what, known);
  }

  /** Returns the known words as a list, cut if it is very long. */
  public static String listed(String what, Collection<String> known) {
    if (known.isEmpty()) {
      return "%s: none".formatted(what);
    }
    List<String> shown = known.stream().limit(MOST_LISTED).map(Visible::brief).toList();
    String more = known.size() > MOST_LISTED ? ", ..." : "";
    return "%s: %s%s".formatted(what, String.join(", ", shown), more);
  }

  /** Returns a word without what does not tell it from another spelling of the same. */
  static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /** Edits between two words; swapping neighbours is one (Damerau-Levenshtein, restricted). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
