package dev.stampede.scenarios.explain;

import dev.stampede.reports.explanation.EffectiveValue;
import dev.stampede.reports.explanation.EffectiveValue.ValueOrigin;
import dev.stampede.reports.explanation.vendor.VendorElementWords;
import dev.stampede.scenarios.dialect.VendorKinds;
import dev.stampede.scenarios.dialect.element.VendorDefaults;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Origin;
import dev.stampede.scenarios.text.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's element of a chain or ladder.
 *
 * @param item the element
 * @param said what stands below its name, by the vendor's keys
 */
record VendorPlace(Effective item, Effective said) {
  private static final List<String> CHOICES =
      List.of(VendorDefaults.RELEASED, VendorDefaults.CHOICE);

  /** Returns those in a place, in its order. */
  static List<VendorPlace> below(Effective place) {
    List<VendorPlace> found = new ArrayList<>();
    for (Effective child : place.children()) {
      if (VendorKinds.names().contains(child.key())) {
        return List.of(new VendorPlace(place, child)); // beside it are its parts
      }
      found.addAll(below(child));
    }
    return found;
  }

  /** Its name in the scenario. */
  String kind() {
    return said.key();
  }

  /** Returns all that it says. */
  VendorElementWords words() {
    VendorDefaults.Version version = version();
    Map<String, String> does = new LinkedHashMap<>(version.does());
    Map<String, String> meanings = new LinkedHashMap<>();
    List<EffectiveValue> values = new ArrayList<>();
    for (Effective child : children()) {
      VendorDefaults defaults = defaults(child);
      if (!defaults.equals(VendorKinds.defaults(kind()))) {
        defaults
            .newest()
            .does()
            .forEach((what, words) -> does.put(child.key() + ": " + what, words));
      }
      values.addAll(told(child, "", defaults, meanings));
    }
    Position at = item.atInScenario();
    return new VendorElementWords(
        kind(),
        version.name(),
        version.asOf().toString(),
        version.source(),
        chosen(),
        said.path(),
        at.source().name(),
        at.line(),
        item.inheritedFrom(),
        does,
        values,
        meanings,
        inert(said, ""));
  }

  /** What is said by its keys: not by another vendor's, which may have been read in its place. */
  List<Effective> children() {
    Node.Mapping keys = version().keys();
    return said.children().stream().filter(child -> keys.find(child.key()) != null).toList();
  }

  private VendorDefaults.Version version() {
    VendorDefaults defaults = VendorKinds.defaults(kind());
    String name = said.text(VendorDefaults.CHOICE);
    VendorDefaults.Version version = name == null ? null : defaults.find(name);
    return version == null ? defaults.newest() : version;
  }

  /** Where the scenario chooses the version; null if it does not. */
  private @Nullable String chosen() {
    for (String key : CHOICES) {
      Effective choice = said.find(key);
      if (choice != null && choice.origin().kind() != Origin.Kind.DEFAULT) {
        return choice.origin().words();
      }
    }
    return null;
  }

  /** What is known of the keys of one: of a module's those of its own kind. */
  private VendorDefaults defaults(Effective child) {
    String module = VendorKinds.kind(kind()).moduleOf(child.key());
    return VendorKinds.defaults(module == null ? kind() : module);
  }

  /**
   * A value, in which a vendor's default is only that; nothing where it chooses the version.
   *
   * @param around the key that it is below
   */
  private static List<EffectiveValue> told(
      Effective place, String around, VendorDefaults defaults, Map<String, String> meanings) {
    if (CHOICES.contains(place.key())) {
      return List.of();
    }
    EffectiveValue value = EffectiveTree.of(place).get(0);
    if (value.value() == null) {
      if (defaults.isOnlyIfGiven(place.key()) && isUsual(place)) {
        return List.of();
      }
      String key = place.key().startsWith("[") ? around : place.key();
      List<EffectiveValue> below = new ArrayList<>();
      for (Effective child : place.children()) {
        below.addAll(told(child, key, defaults, meanings));
      }
      return below.isEmpty()
          ? List.of()
          : List.of(new EffectiveValue(value.key(), value.path(), null, null, below));
    }
    String meaning = defaults.meaning(around, value.key());
    if (!meaning.isEmpty()) {
      meanings.put(value.path(), meaning);
    }
    ValueOrigin origin = value.origin();
    return List.of(
        new EffectiveValue(
            value.key(),
            value.path(),
            value.value(),
            origin == null ? null : brief(place, origin),
            List.of()));
  }

  /** The same in fewer words: the version is told once, and files have names. */
  private static ValueOrigin brief(Effective place, ValueOrigin origin) {
    String file = origin.file() == null ? "" : origin.file();
    String name = file.substring(file.lastIndexOf('/') + 1);
    String words = isUsual(place) ? "default" : origin.words().replace(file, name);
    return new ValueOrigin(origin.kind(), words, origin.file(), origin.line());
  }

  private static boolean isUsual(Effective place) {
    return place.origin().kind() == Origin.Kind.VENDOR;
  }

  /** Keys that change nothing, also of modules. */
  private static List<String> inert(Effective place, String before) {
    List<String> keys = new ArrayList<>();
    place.inert().forEach(key -> keys.add(before + key));
    for (Effective child : place.children()) {
      keys.addAll(inert(child, before + child.key() + "."));
    }
    return keys.stream().distinct().toList();
  }
}
