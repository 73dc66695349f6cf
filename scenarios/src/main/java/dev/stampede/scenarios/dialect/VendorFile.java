package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import dev.stampede.scenarios.text.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's own file that an element of a scenario points at, in YAML or JSON. References to the
 * environment in it stay as they are.
 */
final class VendorFile {
  /** The key of an element that names the file. */
  static final String KEY = "file";

  private final ValueReader named;
  private final Source source;
  private final Map<String, ValueReader> wanted;

  private VendorFile(ValueReader named, Source source, Map<String, ValueReader> wanted) {
    this.named = named;
    this.source = source;
    this.wanted = wanted;
  }

  /**
   * Returns an element with the part of its file put under its own keys; the element itself if it
   * points at none. What cannot be read is recorded, and leaves a mapping that is not whole.
   *
   * @param element what the scenario says
   */
  static ValueReader resolved(ValueReader element, FileSelector selector) {
    if (!(element.node() instanceof Node.Mapping own) || own.find(KEY) == null) {
      return element;
    }
    MappingReader in = element.mapping();
    Map<String, ValueReader> wanted = new LinkedHashMap<>();
    for (String key : selector.keys()) {
      if (in.has(key)) {
        wanted.put(key, in.required(key));
      }
    }
    List<Node.Entry> beside =
        own.entries().stream()
            .filter(entry -> !entry.key().text().equals(KEY))
            .filter(entry -> !wanted.containsKey(entry.key().text()))
            .toList();
    ValueReader named = in.required(KEY);
    Source source = named.files().text(named);
    Node.Mapping part = null;
    if (source != null) {
      part = selector.select(new VendorFile(named, source, wanted));
    }
    Node.Mapping over = new Node.Mapping(beside, own.whole() && part != null, own.at());
    return element.instead(part == null ? over : part.under(over));
  }

  /** All documents in it; none if it cannot be read, which was recorded. */
  List<Node> documents() {
    Problems problems = new Problems();
    List<Node> all = Document.all(source, problems);
    for (Problem problem : problems.list()) {
      error(
          new Position(source, problem.line(), problem.column()),
          problem.message(),
          problem.help());
    }
    if (all == null || problems.hasErrors()) {
      return List.of();
    }
    if (all.isEmpty()) {
      error(source.at(0), "the file is empty", null);
    }
    return all;
  }

  /** Returns a node that has to be a mapping; null if it is none, which is recorded. */
  Node.@Nullable Mapping mapping(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    error(node.at(), "must be a mapping, not " + node.noun(), null);
    return null;
  }

  /** What the element says of a key of the selector; null for nothing. */
  @Nullable ValueReader wanted(String key) {
    return wanted.get(key);
  }

  /**
   * Returns one of several parts: the one that is wanted, or the only one. If there is none, or
   * several and none is wanted, that is recorded.
   *
   * @param key of the selector
   * @param noun what the parts are: "cluster", say
   */
  Node.@Nullable Mapping one(String key, String noun, Map<String, Node.Mapping> parts) {
    ValueReader said = wanted.get(key);
    if (said != null) {
      return parts.get(said.reference(noun, parts.keySet()));
    }
    if (parts.size() != 1) {
      Set<String> names = parts.keySet();
      error(
          source.at(0),
          parts.isEmpty() ? "holds no " + noun : "holds %d of %s".formatted(parts.size(), noun),
          parts.isEmpty() ? null : Suggestion.listed("say which by '%s':".formatted(key), names));
      return null;
    }
    return new ArrayList<>(parts.values()).get(0);
  }

  /** Records an error at a place of the file. */
  void error(Position at, String message, @Nullable String help) {
    named.instead(new Node.Unreadable(at)).error(message, help);
  }
}
