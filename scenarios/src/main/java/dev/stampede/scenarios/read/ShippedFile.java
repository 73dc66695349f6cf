package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.io.InputStream;

/** A YAML file that comes with this version, and so has no mistakes. */
public final class ShippedFile {
  private final String name;
  private final Node.Mapping root;

  private ShippedFile(String name, Node.Mapping root) {
    this.name = name;
    this.root = root;
  }

  /** Reads the file of a name that lies beside a class. */
  public static ShippedFile read(Class<?> neighbour, String name) {
    try (InputStream in = neighbour.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + name);
      }
      Problems problems = new Problems();
      Node.Mapping root = Document.parse(Source.read(name, in), problems);
      if (root == null || problems.hasErrors()) {
        throw new IllegalStateException(problems.render());
      }
      return new ShippedFile(name, root);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }

  /** All that it says. */
  public Node.Mapping root() {
    return root;
  }

  /** A mapping at the top whose entries may extend each other; they have done so. */
  public Node.Mapping variants(String section) {
    Problems problems = new Problems();
    Node.Mapping resolved = Extends.resolve(root, section, problems);
    if (problems.hasErrors()) {
      throw new IllegalStateException(problems.render());
    }
    return mapping(resolved, section);
  }

  /** The mapping that is the value of a key; an empty one if the key is absent. */
  public static Node.Mapping mapping(Node.Mapping in, String key) {
    Node.Entry entry = in.find(key);
    return entry == null ? Node.Mapping.empty(in.at()) : (Node.Mapping) entry.value();
  }

  /** The text of a key that has to be there. */
  public String text(Node.Mapping in, String key) {
    Node.Entry entry = in.find(key);
    if (entry == null || !(entry.value() instanceof Node.Scalar scalar)) {
      throw new IllegalStateException("%s says no %s".formatted(name, key));
    }
    return scalar.text();
  }
}
