package dev.stampede.scenarios.language.vendor;

import dev.stampede.scenarios.language.Document;
import dev.stampede.scenarios.language.Extends;
import dev.stampede.scenarios.language.Node;
import dev.stampede.scenarios.language.Problems;
import dev.stampede.scenarios.language.Source;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of software does unless it is told otherwise, version by version: a file that has
 * every key of its configuration, with {@code null} where it has no default.
 */
final class VendorDefaults {
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

  private VendorDefaults(String file, Node.Mapping root) {
    this.withoutEffect = mapping(root, "without_effect");
    for (Node.Entry entry : mapping(root, SECTION).entries()) {
      Node.Mapping in = (Node.Mapping) entry.value();
      String name = entry.key().text();
      versions.put(
          name,
          new Version(
              name,
              LocalDate.parse(text(file, in, "as_of")),
              text(file, in, "source"),
              mapping(in, "keys"),
              mapping(in, "behavior")));
    }
  }

  /** Reads what comes with this version of Stampede about an element. */
  static VendorDefaults read(String kind) {
    String file = kind + ".yaml";
    try (InputStream in = VendorDefaults.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      Problems problems = new Problems();
      Node.Mapping root = Document.parse(Source.read(file, in), problems);
      if (root == null) {
        throw new IllegalStateException(problems.render());
      }
      Node.Mapping resolved = Extends.resolve(root, SECTION, problems);
      if (problems.hasErrors()) {
        throw new IllegalStateException(problems.render());
      }
      return new VendorDefaults(file, resolved);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private static Node.Mapping mapping(Node.Mapping in, String key) {
    Node.Entry entry = in.find(key);
    return entry == null
        ? new Node.Mapping(List.of(), true, in.at())
        : (Node.Mapping) entry.value();
  }

  private static String text(String file, Node.Mapping in, String key) {
    Node.Entry entry = in.find(key);
    if (entry == null || !(entry.value() instanceof Node.Scalar scalar)) {
      throw new IllegalStateException("%s says no %s".formatted(file, key));
    }
    return scalar.text();
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

  /** Keys that exist and that nothing here depends on, in their mappings; the values are null. */
  Node.Mapping withoutEffect() {
    return withoutEffect;
  }
}
