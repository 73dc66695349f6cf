package dev.stampede.scenarios.dialect.element;

import static java.util.stream.Collectors.joining;

import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Words of a vendor's, in any case, and what they stand for. */
public final class VendorWords {
  private static final int MOST_NAMED = 12;

  private VendorWords() {}

  /** Names some keys, and counts the others. */
  public static String listed(Collection<String> keys) {
    String named = keys.stream().limit(MOST_NAMED).map(Visible::brief).collect(joining(", "));
    int more = keys.size() - MOST_NAMED;
    return more > 0 ? "%s and %d more".formatted(named, more) : named;
  }

  /** Reads one of some words. */
  public static String word(ValueReader value, List<String> words) {
    String said = value.node() instanceof Node.Scalar scalar ? scalar.text() : "";
    for (String word : words) {
      if (word.equalsIgnoreCase(said)) {
        return word;
      }
    }
    value.reference("choice", new LinkedHashSet<>(words));
    return words.get(0);
  }

  /**
   * Puts others in the place of words.
   *
   * @param meanings a list for each word
   * @param at where what comes of it stands
   */
  public static Node.Sequence translated(
      List<ValueReader> values, Node.Mapping meanings, Position at) {
    List<String> words = new ArrayList<>();
    meanings.entries().forEach(entry -> words.add(entry.key().text()));
    List<Node> items = new ArrayList<>();
    for (ValueReader item : values) {
      Node.Entry meaning = meanings.find(word(item, words));
      if (meaning != null && meaning.value() instanceof Node.Sequence meant) {
        items.addAll(meant.items());
      }
    }
    return new Node.Sequence(items, at);
  }
}
