package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import java.util.List;

/** A mapping of the scenario language that is being written. */
public final class Written {
  private final Position at;
  private final Position source;
  private Node.Mapping mapping;

  /**
   * Starts with nothing.
   *
   * @param at where the vendor's element stands
   * @param source where it stands what is written that nobody says: the file of defaults
   */
  public Written(Position at, Position source) {
    this.at = at;
    this.source = source;
    this.mapping = Node.Mapping.empty(at);
  }

  /** Adds a key, or replaces it. */
  public Written with(String key, Node value) {
    mapping = mapping.with(new Node.Entry(new Node.Scalar(key, true, value.at()), value));
    return this;
  }

  /** Adds a key with a value as a scenario would have it, or replaces it. */
  public Written with(String key, String value) {
    return with(key, new Node.Scalar(value, true, source));
  }

  /** Adds all keys of a mapping. */
  public Written with(Node.Mapping others) {
    mapping = mapping.under(others);
    return this;
  }

  /** Keeps these keys, and leaves the others out. */
  public Written only(List<String> keys) {
    List<Node.Entry> kept =
        mapping.entries().stream().filter(entry -> keys.contains(entry.key().text())).toList();
    mapping = new Node.Mapping(kept, true, at);
    return this;
  }

  /** Leaves a key out. */
  public Written without(String key) {
    List<Node.Entry> kept =
        mapping.entries().stream().filter(entry -> !entry.key().text().equals(key)).toList();
    mapping = new Node.Mapping(kept, true, at);
    return this;
  }

  /** What has been written. */
  public Node.Mapping mapping() {
    return mapping;
  }

  /** Returns the element of a chain or ladder with this name. */
  public Node element(String kind) {
    return new Written(at, source).with(kind, mapping).mapping();
  }
}
