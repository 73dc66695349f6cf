package dev.stampede.scenarios.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the anchors of a file stand for. */
final class Anchors {
  private static final String MERGE_KEY = "<<";

  private final Map<String, Anchored> known = new HashMap<>();

  /**
   * What an anchor stands for.
   *
   * @param size how many values it holds, itself included and aliases followed
   * @param depth how many levels it nests; 0 for a single value
   */
  record Anchored(Node node, int size, int depth) {}

  /** Remembers an anchor; a later one of the same name takes its place. */
  void put(String anchor, Node node, int size) {
    known.put(anchor, new Anchored(node, size, depth(node)));
  }

  /** Returns what an anchor stands for; null if it did not come yet. */
  @Nullable Anchored find(String anchor) {
    return known.get(anchor);
  }

  private static int depth(Node node) {
    int deepest = -1;
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        deepest = Math.max(deepest, depth(entry.value()));
      }
    } else if (node instanceof Node.Sequence sequence) {
      for (Node item : sequence.items()) {
        deepest = Math.max(deepest, depth(item));
      }
    }
    return deepest + 1;
  }

  /** True for the key of what a mapping takes over from others. */
  static boolean isMerge(Node key) {
    return key instanceof Node.Scalar scalar && scalar.plain() && scalar.text().equals(MERGE_KEY);
  }

  /**
   * Returns a mapping with what it takes over: its own keys win, and then those that come first.
   *
   * @param others mappings, or lists of them
   */
  static Node.Mapping merged(Node.Mapping own, List<Node> others) {
    if (others.isEmpty()) {
      return own;
    }
    Map<String, Node.Entry> merged = new LinkedHashMap<>();
    own.entries().forEach(entry -> merged.put(entry.key().text(), entry));
    others.forEach(other -> add(other, merged));
    return new Node.Mapping(List.copyOf(merged.values()), own.whole(), own.at());
  }

  private static void add(Node other, Map<String, Node.Entry> merged) {
    if (other instanceof Node.Sequence list) {
      list.items().forEach(item -> add(item, merged));
    } else if (other instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> merged.putIfAbsent(entry.key().text(), entry));
    }
  }
}
