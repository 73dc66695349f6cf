package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a vendor's mapping: those the scenario gives, under the vendor's own spelling, over
 * the defaults.
 *
 * <p>Letter case, dashes and underscores do not count in a key, since frameworks spell the same
 * ones differently: {@code wait-duration-in-open-state} is {@code waitDurationInOpenState}. Keys
 * that start with an {@code @} are types, as the JSON of protocol buffers has them.
 */
final class VendorKeys {
  private static final Set<String> NOTHING = Set.of("false", "0", "0s", "legacy");

  private final Node.Mapping own;
  private final Node.Mapping all;
  private final Unheeded unheeded;
  private final Set<String> given = new LinkedHashSet<>();
  private final List<String> repeated = new ArrayList<>();
  private final List<String> withoutEffect = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final Map<String, String> remarks = new LinkedHashMap<>();
  private final Map<Node.Scalar, String> refused = new LinkedHashMap<>();
  private final Map<String, VendorKeys> inside = new LinkedHashMap<>();
  private final List<String> known = new ArrayList<>();

  /** Puts a mapping of the scenario over the defaults. */
  VendorKeys(Node.Mapping own, Node.Mapping defaults, Unheeded unheeded) {
    this.own = own;
    this.unheeded = unheeded;
    defaults.entries().forEach(entry -> known.add(entry.key().text()));
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : own.entries()) {
      Node.Entry known = defaults.findInAnySpelling(entry.key().text());
      if (known == null && isUnheeded(entry)) {
        continue;
      }
      if (known != null && known.value() instanceof Node.Mapping && isEmpty(entry.value())) {
        continue; // a heading with nothing below
      }
      String name = known == null ? entry.key().text() : known.key().text();
      if (!given.add(name)) {
        repeated.add(name);
        continue;
      }
      Node.Scalar canonical = new Node.Scalar(name, true, entry.key().at());
      Node.Mapping usual =
          known != null && known.value() instanceof Node.Mapping mapping ? mapping : null;
      Node value =
          entry.value() instanceof Node.Mapping mapping
              ? usual == null ? Wrappers.unwrapped(mapping) : inside(name, mapping, usual)
              : entry.value();
      entries.add(new Node.Entry(canonical, value));
    }
    this.all = said(defaults).under(new Node.Mapping(entries, own.whole(), own.at()));
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isEmpty();
  }

  private Node inside(String name, Node.Mapping own, Node.Mapping defaults) {
    VendorKeys keys = new VendorKeys(own, defaults, unheeded.inside(name));
    inside.put(name, keys);
    return keys.all;
  }

  private boolean isUnheeded(Node.Entry entry) {
    String key = entry.key().text();
    String refusal = unheeded.refusal(key);
    String remark = unheeded.remark(key);
    if (refusal != null && !saysNothing(entry.value())) {
      refused.put(entry.key(), refusal);
    } else if (remark != null) {
      remarks.put(key, remark);
    } else if (refusal != null || unheeded.passes(key)) {
      withoutEffect.add(key);
    } else if (unheeded.passesOthers() && Suggestion.nearest(key, names()) == null) {
      (unheeded.handsOnOthers() ? withoutEffect : unknown).add(key);
    } else {
      return key.startsWith("@");
    }
    return true;
  }

  private static boolean saysNothing(Node value) {
    return value instanceof Node.Scalar scalar
        && (scalar.isNull() || NOTHING.contains(scalar.text()));
  }

  /** Leaves out what has no default: it is missing where the scenario does not say it. */
  private static Node.Mapping said(Node.Mapping defaults) {
    List<Node.Entry> said = new ArrayList<>();
    for (Node.Entry entry : defaults.entries()) {
      if (entry.value() instanceof Node.Mapping mapping) {
        said.add(new Node.Entry(entry.key(), said(mapping)));
      } else if (!(entry.value() instanceof Node.Scalar scalar) || !scalar.isNull()) {
        said.add(entry);
      }
    }
    return new Node.Mapping(said, defaults.whole(), defaults.at());
  }

  /** The scenario's keys over the defaults. */
  Node.Mapping all() {
    return all;
  }

  /** What the scenario says under a key, whether it matters or not; null if it does not say it. */
  @Nullable Node said(String key) {
    Node.Entry entry = own.findInAnySpelling(key);
    return entry == null ? null : entry.value();
  }

  /** All keys that the software has: first those that matter here. */
  List<String> names() {
    return Stream.concat(known.stream(), unheeded.names().stream()).toList();
  }

  /** Keys of the scenario that are not known of the software, which passes over such. */
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

  /** Such keys that are worth a word, with it. */
  Map<String, String> remarks() {
    return remarks;
  }

  /** Keys of the scenario that are not simulated and would change something, with the reason. */
  Map<Node.Scalar, String> refused() {
    return refused;
  }

  /**
   * The keys of a mapping in a list.
   *
   * @param key of the list
   * @param defaults those of each mapping in it
   */
  VendorKeys item(String key, Node.Mapping own, Node.Mapping defaults) {
    return new VendorKeys(own, defaults, unheeded.inside(key));
  }

  /** The keys of a mapping inside this one. */
  VendorKeys inside(String key) {
    VendorKeys keys = inside.get(key);
    if (keys != null) {
      return keys;
    }
    Node.Entry entry = all.find(key);
    Node.Mapping below =
        entry != null && entry.value() instanceof Node.Mapping mapping
            ? mapping
            : Node.Mapping.empty(all.at());
    return new VendorKeys(Node.Mapping.empty(all.at()), below, Unheeded.none(all));
  }
}
