package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.read.ShippedFile;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of software does unless it is told otherwise, version by version: a file that has
 * every key of its configuration, with {@code null} where it has no default.
 */
final class VendorDefaults {
  /** The key of an element that chooses the version. */
  static final String CHOICE = "behavior";

  private static final String SECTION = "versions";

  private final Map<String, Version> versions = new LinkedHashMap<>();
  private final Node.Mapping withoutEffect;

  /**
   * One version.
   *
   * @param name as {@code behavior} has it
   * @param asOf when its source was read, or came into force
   * @param keys those of its configuration, with its defaults
   * @param behavior what it does whatever it is told, in words of the scenario language
   */
  record Version(
      String name, LocalDate asOf, String source, Node.Mapping keys, Node.Mapping behavior) {}

  private VendorDefaults(ShippedFile file) {
    this.withoutEffect = ShippedFile.mapping(file.root(), "without_effect");
    for (Node.Entry entry : file.variants(SECTION).entries()) {
      Node.Mapping in = (Node.Mapping) entry.value();
      String name = entry.key().text();
      versions.put(
          name,
          new Version(
              name,
              LocalDate.parse(file.text(in, "as_of")),
              file.text(in, "source"),
              ShippedFile.mapping(in, "keys"),
              ShippedFile.mapping(in, "behavior")));
    }
  }

  /** Reads what comes with this version of Stampede about an element. */
  static VendorDefaults read(String kind) {
    return new VendorDefaults(ShippedFile.read(VendorDefaults.class, kind + ".yaml"));
  }

  /** The versions that are known, newest first. */
  Set<String> versions() {
    return versions.keySet();
  }

  /** The newest version. */
  Version newest() {
    return versions.values().iterator().next();
  }

  /** Returns a version; null if it is not known. */
  @Nullable Version find(String name) {
    return versions.get(name);
  }

  /**
   * Returns the version that an element chooses, or the newest.
   *
   * @param own what the element says
   */
  Version chosen(ValueReader element, Node.Mapping own) {
    if (own.find(CHOICE) == null) {
      return newest();
    }
    ValueReader said = element.mapping().required(CHOICE);
    Version chosen = find(said.reference(CHOICE, versions()));
    return chosen == null ? newest() : chosen;
  }

  /** Keys that exist and that nothing here depends on, in their mappings; the values are null. */
  Node.Mapping withoutEffect() {
    return withoutEffect;
  }
}
