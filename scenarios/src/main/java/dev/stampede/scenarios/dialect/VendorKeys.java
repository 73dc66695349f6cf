package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a vendor's mapping: those the scenario gives, under the vendor's own spelling, over
 * the defaults.
 *
 * <p>Letter case, dashes and underscores do not count in a key, since frameworks spell the same
 * ones differently: {@code wait-duration-in-open-state} is {@code waitDurationInOpenState}.
 */
final class VendorKeys {
  /** Stands for all other keys, but those that look like one that is known. */
  private static final String ANY = "*";

  /** What the software does with other keys: it may hand them on, or look away. */
  private static final String PASSED_ON = "passed_on";

  private final Node.Mapping all;
  private final Node.Mapping ignored;
  private final Set<String> given = new LinkedHashSet<>();
  private final List<String> repeated = new ArrayList<>();
  private final List<String> withoutEffect = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final Map<String, VendorKeys> inside = new LinkedHashMap<>();
  private final List<String> known = new ArrayList<>();

  /** Puts a mapping of the scenario over the defaults; {@code ignored} are keys that pass. */
  VendorKeys(Node.Mapping own, Node.Mapping defaults, Node.Mapping ignored) {
    defaults.entries().forEach(entry -> known.add(entry.key().text()));
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : own.entries()) {
      String key = entry.key().text();
      Node.Entry known = defaults.findInAnySpelling(key);
      if (known == null && ignored.findInAnySpelling(key) != null) {
        withoutEffect.add(key);
        continue;
      }
      Node.Entry others = known == null ? ignored.find(ANY) : null;
      if (others != null && Suggestion.nearest(key, names(this.known, ignored)) == null) {
        (isWord(others.value(), PASSED_ON) ? withoutEffect : unknown).add(key);
        continue;
      }
      if (known != null && known.value() instanceof Node.Mapping && isEmpty(entry.value())) {
        continue; // a heading with nothing below
      }
      String name = known == null ? key : known.key().text();
      if (!given.add(name)) {
        repeated.add(name);
        continue;
      }
      Node.Scalar canonical = new Node.Scalar(name, true, entry.key().at());
      entries.add(new Node.Entry(canonical, value(name, entry.value(), known, ignored)));
    }
    this.ignored = ignored;
    this.all = defaults.under(new Node.Mapping(entries, own.whole(), own.at()));
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isEmpty();
  }

  private static boolean isWord(Node node, String word) {
    return node instanceof Node.Scalar scalar && scalar.text().equals(word);
  }

  private Node value(String name, Node own, Node.@Nullable Entry known, Node.Mapping ignored) {
    if (own instanceof Node.Mapping mapping
        && known != null
        && known.value() instanceof Node.Mapping defaults) {
      VendorKeys keys = new VendorKeys(mapping, defaults, mapping(ignored, name));
      inside.put(name, keys);
      return keys.all;
    }
    return own instanceof Node.Mapping mapping ? Wrappers.unwrapped(mapping) : own;
  }

  private static Node.Mapping mapping(Node.Mapping in, String key) {
    Node.Entry entry = in.findInAnySpelling(key);
    return entry != null && entry.value() instanceof Node.Mapping mapping
        ? mapping
        : Node.Mapping.empty(in.at());
  }

  /** The scenario's keys over the defaults. */
  Node.Mapping all() {
    return all;
  }

  /** All keys that the software has: first those that matter here. */
  List<String> names() {
    return names(known, ignored);
  }

  private static List<String> names(List<String> known, Node.Mapping ignored) {
    List<String> names = new ArrayList<>(known);
    ignored.entries().forEach(entry -> names.add(entry.key().text()));
    names.remove(ANY);
    return names;
  }

  /** Keys of the scenario that the software does not have, and passes over as well. */
  List<String> unknown() {
    return unknown;
  }

  /** The keys that the scenario has, in its order. */
  Set<String> given() {
    return given;
  }

  /** True if the scenario has the key. */
  boolean isGiven(String key) {
    return given.contains(key);
  }

  /** Keys that the scenario has in two spellings. */
  List<String> repeated() {
    return repeated;
  }

  /** Keys of the scenario that the software has and nothing here depends on. */
  List<String> withoutEffect() {
    return withoutEffect;
  }

  /**
   * The keys of a mapping in a list.
   *
   * @param key of the list
   * @param defaults those of each mapping in it
   */
  VendorKeys item(String key, Node.Mapping own, Node.Mapping defaults) {
    return new VendorKeys(own, defaults, mapping(ignored, key));
  }

  /** The keys of a mapping inside this one. */
  VendorKeys inside(String key) {
    VendorKeys keys = inside.get(key);
    Node.Mapping none = Node.Mapping.empty(all.at());
    return keys == null ? new VendorKeys(none, mapping(all, key), none) : keys;
  }
}
