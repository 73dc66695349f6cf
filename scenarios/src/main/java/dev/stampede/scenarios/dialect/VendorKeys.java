package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.text.Node;
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
  private final Node.Mapping all;
  private final Node.Mapping ignored;
  private final Set<String> given = new LinkedHashSet<>();
  private final List<String> repeated = new ArrayList<>();
  private final List<String> withoutEffect = new ArrayList<>();
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

  /** All keys that the software has, and that matter here. */
  List<String> known() {
    return known;
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
