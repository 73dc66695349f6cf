package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's own file that an element of a scenario points at. References to the environment in it
 * stay as they are.
 */
final class VendorFile {
  /** The key of an element that names the file. */
  static final String KEY = "file";

  private static final String ITEMS = "items";

  private final ValueReader named;
  private final Source source;

  private VendorFile(ValueReader named, Source source) {
    this.named = named;
    this.source = source;
  }

  /**
   * Returns an element with what its file says put under its own keys; the element itself if it
   * points at none. What cannot be read is recorded, and leaves a mapping that is not whole.
   *
   * @param element what the scenario says
   * @param kind how its files are read
   */
  static ValueReader resolved(ValueReader element, VendorKind kind) {
    if (!(element.node() instanceof Node.Mapping own) || own.find(KEY) == null) {
      return element;
    }
    List<Node.Entry> beside =
        own.entries().stream().filter(entry -> !entry.key().text().equals(KEY)).toList();
    ValueReader named = element.mapping().required(KEY);
    Source source = named.files().text(named);
    Node.Mapping said = source == null ? null : new VendorFile(named, source).content(kind);
    Node.Mapping over = new Node.Mapping(beside, own.whole() && said != null, own.at());
    return element.instead(said == null ? over : said.under(over));
  }

  /** Returns what the file says; null if it cannot be read, which was recorded. */
  private Node.@Nullable Mapping content(VendorKind kind) {
    Problems problems = new Problems();
    List<Node> all = kind.documents(source, problems);
    for (Problem problem : problems.list()) {
      error(
          new Position(source, problem.line(), problem.column()),
          problem.message(),
          problem.help());
    }
    if (all == null || problems.hasErrors()) {
      return null;
    }
    if (all.isEmpty()) {
      error(source.at(0), "the file is empty", null);
      return null;
    }
    if (all.size() == 1) {
      return mapping(all.get(0));
    }
    if (!kind.takesSeveralDocuments()) {
      error(all.get(1).at(), "a second document starts here", "one is read");
      return null;
    }
    Position at = all.get(0).at();
    return Node.Mapping.empty(at)
        .with(new Node.Entry(new Node.Scalar(ITEMS, true, at), new Node.Sequence(all, at)));
  }

  /** Returns a node that has to be a mapping; null if it is none, which is recorded. */
  private Node.@Nullable Mapping mapping(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    error(node.at(), "must be a mapping, not " + node.noun(), null);
    return null;
  }

  private void error(Position at, String message, @Nullable String help) {
    named.instead(new Node.Unreadable(at)).error(message, help);
  }
}
