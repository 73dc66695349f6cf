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

  /** In the folder of the scenario. */
  private static final String HERE = ".";

  private static final String ITEMS = "items";

  private final ValueReader named;
  private final Source source;
  private final VendorKind kind;

  private VendorFile(ValueReader named, Source source, VendorKind kind) {
    this.named = named;
    this.source = source;
    this.kind = kind;
  }

  /**
   * Returns an element with what its file says put under its own keys; the element itself if it
   * points at none. What cannot be read is recorded, and leaves a mapping that is not whole.
   *
   * @param element what the scenario says
   * @param kind how its files are read
   */
  static ValueReader resolved(ValueReader element, VendorKind kind) {
    if (!(element.node() instanceof Node.Mapping own)) {
      return element;
    }
    if (own.find(KEY) == null) {
      Node.Scalar here = new Node.Scalar(HERE, true, own.at());
      return element.instead(whole(own, Includes.merged(own, element.instead(here), kind)));
    }
    List<Node.Entry> beside =
        own.entries().stream().filter(entry -> !entry.key().text().equals(KEY)).toList();
    ValueReader named = element.mapping().required(KEY);
    Node.Mapping said = read(named, named.files().text(named), kind);
    Node.Mapping all = said == null ? null : Includes.merged(said, named, kind);
    Node.Mapping over = new Node.Mapping(beside, own.whole(), own.at());
    return element.instead(whole(over, all == null ? null : all.under(over)));
  }

  /** Returns what is read, or what is said without it, which is not whole. */
  private static Node.Mapping whole(Node.Mapping said, Node.@Nullable Mapping read) {
    return read == null ? new Node.Mapping(said.entries(), false, said.at()) : read;
  }

  /**
   * Returns what a file says; null if it cannot be read, which was recorded.
   *
   * @param named that names it
   * @param source null if there is none
   */
  static Node.@Nullable Mapping read(ValueReader named, @Nullable Source source, VendorKind kind) {
    return source == null ? null : new VendorFile(named, source, kind).content();
  }

  private Node.@Nullable Mapping content() {
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
