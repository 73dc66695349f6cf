package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Suggestion;
import dev.stampede.scenarios.text.Visible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets named mappings be variants of each other: {@code extends: other} takes over the keys of the
 * other, except those given anew, and {@value #BOUND}. A key is replaced as a whole; nothing is
 * merged below it.
 */
public final class Extends {
  /** What is built like a bound is no bound by that. */
  public static final String BOUND = "bound";

  /** The key of the name of the other. */
  public static final String KEY = "extends";

  private static final int MAX_DEPTH = 32;

  private final String section;
  private final Map<String, Node> named = new LinkedHashMap<>();
  private final Problems problems;
  private final Effective effective;

  /** A mapping with its name. */
  private record Ancestor(String name, Node.Mapping mapping) {}

  private Extends(String section, Node.Mapping mapping, Problems problems, Effective effective) {
    this.section = section;
    this.problems = problems;
    this.effective = effective;
    mapping.entries().forEach(entry -> named.put(entry.key().text(), entry.value()));
  }

  /**
   * Returns the scenario with one section resolved.
   *
   * @param section a key at the top whose value maps names to mappings
   */
  public static Node.Mapping resolve(Node.Mapping root, String section, Problems problems) {
    return resolve(root, section, problems, Effective.root());
  }

  /**
   * Returns the scenario with one section resolved.
   *
   * @param section a key at the top whose value maps names to mappings
   * @param effective is told which keys are taken over, and from whom
   */
  public static Node.Mapping resolve(
      Node.Mapping root, String section, Problems problems, Effective effective) {
    Node.Entry entry = root.find(section);
    if (entry == null || !(entry.value() instanceof Node.Mapping mapping)) {
      return root;
    }
    Extends variants = new Extends(section, mapping, problems, effective.child(section));
    List<Node.Entry> resolved = new ArrayList<>();
    for (Node.Entry child : mapping.entries()) {
      resolved.add(new Node.Entry(child.key(), variants.resolved(child)));
    }
    List<Node.Entry> entries = new ArrayList<>(root.entries());
    entries.set(
        entries.indexOf(entry),
        new Node.Entry(entry.key(), new Node.Mapping(resolved, mapping.whole(), mapping.at())));
    return new Node.Mapping(entries, root.whole(), root.at());
  }

  private Node resolved(Node.Entry child) {
    if (!(child.value() instanceof Node.Mapping own)) {
      return child.value();
    }
    List<Ancestor> line = new ArrayList<>(List.of(new Ancestor(child.key().text(), own)));
    Set<String> seen = new HashSet<>(Set.of(child.key().text()));
    boolean broken = false;
    for (Node.Entry link = own.find(KEY); link != null && !broken; ) {
      Ancestor parent = parent(link, seen, line.size());
      broken = parent == null;
      if (parent != null) {
        line.add(parent);
      }
      link = parent == null ? null : parent.mapping().find(KEY);
    }
    return merged(line, !broken);
  }

  /** Returns the mapping a link leads to; null if it leads nowhere. */
  private @Nullable Ancestor parent(Node.Entry link, Set<String> seen, int generations) {
    Position at = link.value().at();
    if (!(link.value() instanceof Node.Scalar name) || name.isNull()) {
      problems.error(at, "'extends' must be one name in " + section, null);
      return null;
    }
    String shown = Visible.brief(name.text());
    Node parent = named.get(name.text());
    if (parent == null) {
      problems.error(
          at,
          "'extends' names an unknown '%s' in %s".formatted(shown, section),
          Suggestion.help(name.text(), "known here", named.keySet()));
      return null;
    }
    if (!seen.add(name.text())) {
      problems.error(at, "'extends: %s' closes a circle in %s".formatted(shown, section), null);
      return null;
    }
    if (generations > MAX_DEPTH) {
      problems.error(at, "'extends' goes deeper than %d".formatted(MAX_DEPTH), null);
      return null;
    }
    return parent instanceof Node.Mapping mapping ? new Ancestor(name.text(), mapping) : null;
  }

  /** Keys stand where the oldest that has them put them, and say what the youngest says. */
  private Node.Mapping merged(List<Ancestor> line, boolean whole) {
    Ancestor own = line.get(0);
    Map<String, Node.Entry> merged = new LinkedHashMap<>();
    Map<String, String> from = new LinkedHashMap<>();
    for (int i = line.size() - 1; i >= 0; i--) {
      Ancestor ancestor = line.get(i);
      for (Node.Entry entry : ancestor.mapping().entries()) {
        String key = entry.key().text();
        if (i == 0 || !key.equals(BOUND)) {
          merged.put(key, entry);
          from.put(key, ancestor.name());
        }
      }
    }
    merged.remove(KEY);
    for (String key : merged.keySet()) {
      String name = from.getOrDefault(key, own.name());
      if (!name.equals(own.name())) {
        effective.child(own.name()).child(key).inheritedFrom(name);
      }
    }
    return new Node.Mapping(
        List.copyOf(merged.values()),
        whole && line.stream().allMatch(ancestor -> ancestor.mapping().whole()),
        own.mapping().at());
  }
}
