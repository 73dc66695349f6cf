package dev.stampede.scenarios.language;

import dev.stampede.scenarios.text.Node;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scenario as an editor sees it: by the core schema of YAML 1.2. */
final class YamlTree {
  private YamlTree() {}

  /** Returns a map, a list, a text, a number, a flag or null. */
  static @Nullable Object of(Node node) {
    if (node instanceof Node.Mapping mapping) {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> tree.put(entry.key().text(), of(entry.value())));
      return tree;
    }
    if (node instanceof Node.Sequence sequence) {
      List<@Nullable Object> tree = new ArrayList<>();
      sequence.items().forEach(item -> tree.add(of(item)));
      return tree;
    }
    return node instanceof Node.Scalar scalar ? of(scalar) : null;
  }

  private static @Nullable Object of(Node.Scalar scalar) {
    String text = scalar.text();
    if (!scalar.plain()) {
      return text;
    }
    if (scalar.isNull()) {
      return null;
    }
    if (text.matches("true|True|TRUE|false|False|FALSE")) {
      return Boolean.valueOf(text.toLowerCase(Locale.ROOT));
    }
    if (text.matches("[-+]?[0-9]+")) {
      return new BigInteger(text);
    }
    if (text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")) {
      double number = Double.parseDouble(text);
      return Double.isInfinite(number) ? text : (Object) number; // JSON has no infinite numbers
    }
    return text;
  }
}
