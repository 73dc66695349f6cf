package dev.stampede.scenarios.fitting;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which columns of a table hold what, by the words of {@code --columns}.
 *
 * @param said names of columns by word, and what else is said there
 */
public record Columns(Map<String, String> said) {

  /** The words that there are. */
  public static final Set<String> WORDS =
      Set.of("time", "unit", "input", "output", "session", "client", "count", "value", "scale");

  /** Copies the map, and rejects words that mean nothing. */
  public Columns {
    said = Map.copyOf(said);
    for (String word : said.keySet()) {
      if (!WORDS.contains(word)) {
        throw new IllegalArgumentException(
            "--columns knows no '%s', but %s"
                .formatted(word, String.join(", ", new TreeSet<>(WORDS))));
      }
    }
    String scale = said.getOrDefault("scale", "");
    if (!scale.isEmpty() && !scale.equals("ln")) {
      throw new IllegalArgumentException("--columns scale=%s must be ln".formatted(scale));
    }
  }

  /** True if something is said for a word. */
  public boolean has(String word) {
    return said.containsKey(word);
  }

  /** The column for a word, or what it is called if nothing is said. */
  public String name(String word, String otherwise) {
    return said.getOrDefault(word, otherwise);
  }

  /** True if the values are natural logarithms. */
  public boolean isLogarithmic() {
    return said.getOrDefault("scale", "").equals("ln");
  }
}
