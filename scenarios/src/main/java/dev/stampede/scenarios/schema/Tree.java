package dev.stampede.scenarios.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes mappings of a schema, whose keys keep their order. */
final class Tree {
  private Tree() {}

  static Map<String, Object> of(String key, Object value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(key, value);
    return tree;
  }

  static Map<String, Object> of(String key, Object value, String other, Object otherValue) {
    Map<String, Object> tree = of(key, value);
    tree.put(other, otherValue);
    return tree;
  }
}
