package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.read.ShippedFile;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands below a vendor's element, as it may be a whole document of the vendor's files, and
 * the way to the part that the element is about. Letter case, dashes and underscores do not count.
 */
public final class Pasted {
  private static final Node.Mapping DOCUMENTS =
      ShippedFile.read(Pasted.class, "documents.yaml").root();

  private final ValueReader given;
  private final Node.Mapping own;

  /** Looks at what is given; it has no keys if it is no mapping. */
  public Pasted(ValueReader given) {
    this.given = given;
    this.own =
        given.node() instanceof Node.Mapping mapping ? mapping : Node.Mapping.empty(given.at());
  }

  /** Returns what a key says; null if it is not there. */
  public @Nullable Node find(String key) {
    Node.Entry entry = own.findInAnySpelling(key);
    return entry == null ? null : entry.value();
  }

  /** Returns all that a dotted path leads to: through every item of the lists on the way. */
  public List<Node> all(String path) {
    return all(own, path);
  }

  /** As {@link #all(String)}, in something else. */
  public static List<Node> all(Node start, String path) {
    List<Node> reached = List.of(start);
    for (String key : path.split("\\.", -1)) {
      List<Node> next = new ArrayList<>();
      for (Node node : reached) {
        for (Node item : items(node)) {
          Node value = find(item, key);
          if (value != null) {
            next.add(value);
          }
        }
      }
      reached = next;
    }
    return reached;
  }

  /** The items of a list; of anything else that itself. */
  public static List<Node> items(Node node) {
    return node instanceof Node.Sequence list ? list.items() : List.of(node);
  }

  /** Returns the mappings that the first path leads to that leads to any. */
  public List<Node.Mapping> mappings(List<String> paths) {
    for (String path : paths) {
      List<Node.Mapping> found = new ArrayList<>();
      for (Node node : all(path)) {
        for (Node item : items(node)) {
          if (item instanceof Node.Mapping mapping) {
            found.add(mapping);
          }
        }
      }
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    }
    return List.of();
  }

  /** Returns what a key of a mapping says; null if it says nothing, or the node is no mapping. */
  public static @Nullable Node find(Node in, String key) {
    Node.Entry entry = in instanceof Node.Mapping mapping ? mapping.findInAnySpelling(key) : null;
    return entry == null ? null : entry.value();
  }

  /** Returns the text of a key of a mapping; null if there is none. */
  public static @Nullable String text(Node in, String key) {
    return find(in, key) instanceof Node.Scalar scalar ? scalar.text() : null;
  }

  /** What a node says, wherever it says it. */
  public static String said(Node node) {
    StringBuilder said = new StringBuilder();
    append(node, said);
    return said.toString();
  }

  private static String said(Node.Mapping part, List<String> counts) {
    if (counts.isEmpty()) {
      return said(part);
    }
    StringBuilder said = new StringBuilder();
    for (String key : counts) {
      Node value = find(part, key);
      said.append(key).append(value == null ? "" : said(value));
    }
    return said.toString();
  }

  private static void append(Node node, StringBuilder said) {
    if (node instanceof Node.Scalar scalar) {
      said.append(scalar.text()).append(' ');
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> append(item, said.append("- ")));
    } else if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        append(entry.value(), said.append(entry.key().text()).append(": "));
      }
    }
  }

  /**
   * Returns one of several parts: the one that a key chooses, or the only one, or the first if all
   * say the same; if that is none, an error is recorded and what comes back is not whole.
   *
   * @param key our own, beside the document's
   * @param noun of the parts in the plural: "clusters", say
   * @param counts what has to be the same; none for all
   */
  public Node.Mapping one(
      String key, String noun, Map<String, Node.Mapping> parts, List<String> counts) {
    Node said = find(key);
    if (said != null) {
      String name = given.instead(said).reference(key, parts.keySet());
      return parts.getOrDefault(name, broken());
    }
    List<Node.Mapping> all = List.copyOf(parts.values());
    if (all.isEmpty() || all.stream().map(part -> said(part, counts)).distinct().count() > 1) {
      given.error(
          "%s holds %s".formatted(given.path(), all.isEmpty() ? "no " + noun : "several " + noun),
          all.isEmpty()
              ? null
              : Suggestion.listed("choose by '%s:', one of".formatted(key), parts.keySet()));
      return broken();
    }
    return all.get(0);
  }

  /** Returns mappings by their names; those without one are numbered. */
  public static Map<String, Node.Mapping> named(String nameKey, List<Node.Mapping> parts) {
    Map<String, Node.Mapping> named = new LinkedHashMap<>();
    for (Node.Mapping part : parts) {
      String name = text(part, nameKey);
      named.putIfAbsent(name == null ? Integer.toString(named.size() + 1) : name, part);
    }
    return named;
  }

  private Node.Mapping broken() {
    return new Node.Mapping(List.of(), false, own.at());
  }

  /**
   * Returns a reader of a part in the place of the document, with what stands beside the document's
   * own keys: our own ones, and mistakes.
   *
   * @param choices the keys that chose the part
   * @param documents which one it may be, as in {@code documents.yaml}
   */
  public ValueReader part(Node.Mapping part, Set<String> choices, String... documents) {
    List<Node.Entry> beside =
        own.entries().stream()
            .filter(entry -> !choices.contains(entry.key().text()))
            .filter(entry -> !isOfAny(entry.key().text(), documents))
            .toList();
    return given.instead(part.under(new Node.Mapping(beside, own.whole(), own.at())));
  }

  private static boolean isOfAny(String key, String... documents) {
    for (String document : documents) {
      if (isOf(document, key)) {
        return true;
      }
    }
    return false;
  }

  /** True if a document of {@code documents.yaml} has a key. */
  public static boolean isOf(String document, String key) {
    Node.Mapping keys = ShippedFile.mapping(ShippedFile.mapping(DOCUMENTS, document), "keys");
    return keys.findInAnySpelling(key) != null;
  }

  /** Returns a reader of something else in the place of all of it. */
  public ValueReader instead(Node node) {
    return given.instead(node);
  }
}
