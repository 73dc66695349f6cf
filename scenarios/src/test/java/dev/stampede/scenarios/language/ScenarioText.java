package dev.stampede.scenarios.language;

import dev.stampede.scenarios.text.Node;
import java.util.List;

/**
 * Writes a scenario out again with the line of one key replaced, or added.
 *
 * <p>In block style, so that plain values keep what only a plain value can say.
 */
final class ScenarioText {

  private final StringBuilder out = new StringBuilder();
  private final List<String> path;
  private final String line;

  private ScenarioText(List<String> path, String line) {
    this.path = path;
    this.line = line;
  }

  /**
   * Returns the text of a scenario with one line in place of a key's.
   *
   * @param path keys and indices that lead to the mapping, and the key
   * @param line what stands there instead, as in {@code rate: -1/s}
   */
  static String with(Node.Mapping root, List<String> path, String line) {
    ScenarioText text = new ScenarioText(path, line);
    text.mapping(root, "", 0);
    return text.out.toString();
  }

  /**
   * Writes a mapping.
   *
   * @param depth how many steps of the path have led here; more than it has off the path
   */
  private void mapping(Node.Mapping mapping, String indent, int depth) {
    boolean pending = depth == path.size() - 1;
    for (Node.Entry entry : mapping.entries()) {
      boolean leads = leads(depth, entry.key().text());
      if (leads && pending) {
        pending = false;
        out.append(indent).append(line).append('\n');
      } else {
        out.append(indent).append(written(entry.key())).append(':');
        value(entry.value(), indent + "  ", leads ? depth + 1 : path.size());
      }
    }
    if (pending) {
      out.append(indent).append(line).append('\n');
    }
  }

  private boolean leads(int depth, String step) {
    return depth < path.size() && path.get(depth).equals(step);
  }

  private void value(Node node, String indent, int depth) {
    if (node instanceof Node.Mapping mapping
        && (!mapping.entries().isEmpty() || depth == path.size() - 1)) {
      out.append('\n');
      mapping(mapping, indent, depth);
    } else if (node instanceof Node.Sequence sequence && !sequence.items().isEmpty()) {
      out.append('\n');
      for (int i = 0; i < sequence.items().size(); i++) {
        out.append(indent).append('-');
        boolean leads = leads(depth, Integer.toString(i));
        value(sequence.items().get(i), indent + "  ", leads ? depth + 1 : path.size());
      }
    } else if (node instanceof Node.Scalar scalar) {
      out.append(' ').append(written(scalar)).append('\n');
    } else {
      out.append(node instanceof Node.Mapping ? " {}\n" : " []\n");
    }
  }

  private static String written(Node.Scalar scalar) {
    String text = scalar.text();
    if (scalar.plain() && text.indexOf('\n') < 0) {
      return text;
    }
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped.replace("\t", "\\t") + '"';
  }
}
