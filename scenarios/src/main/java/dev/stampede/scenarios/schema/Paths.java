package dev.stampede.scenarios.schema;

import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Paths that {@code --set} takes, a step at a time: names and positions come from a scenario, keys
 * from the forms. What can go on ends with a dot or a bracket, what is a value with {@code =}.
 */
public final class Paths {
  private final Map<String, Shape> called = new LinkedHashMap<>();
  private final Form root;

  /**
   * Creates a finder.
   *
   * @param scenario the keys at the top
   */
  public Paths(Form scenario) {
    this.root = scenario;
    scenario.keys().forEach(key -> collect(key.type().shape()));
  }

  private void collect(Shape shape) {
    if (shape instanceof Shape.Called name) {
      if (called.putIfAbsent(name.name(), name.shape()) == null) {
        collect(name.shape());
      }
    } else if (shape instanceof Shape.Keys keys) {
      keys.form().keys().forEach(key -> collect(key.type().shape()));
    } else if (shape instanceof Shape.Listing list) {
      collect(list.item());
    } else if (shape instanceof Shape.Table table) {
      collect(table.value());
    } else if (shape instanceof Shape.Either either) {
      either.shapes().forEach(this::collect);
    } else if (shape instanceof Shape.Element element) {
      element.kinds().list().forEach(kind -> collect(kind.shape()));
    }
  }

  /**
   * Returns what the last step of a path may become.
   *
   * @param scenario whose names and positions there are
   * @param begun the beginning of a path
   */
  public List<String> after(Node.Mapping scenario, String begun) {
    int cut = Math.max(begun.lastIndexOf('.'), begun.lastIndexOf('[')) + 1;
    boolean inList = cut > 0 && begun.charAt(cut - 1) == '[';
    String before = begun.substring(0, inList ? cut - 1 : cut);
    Set<String> found = new TreeSet<>();
    List<Shape> shapes = List.of(new Shape.Keys(root));
    @Nullable Node node = scenario;
    for (String step : before.split("\\.|(?=\\[)", -1)) {
      String key = step.replaceAll("[\\[\\]]", "");
      if (!key.isEmpty()) {
        shapes = below(shapes, key);
        node = below(node, key);
      }
    }
    for (Shape shape : shapes) {
      for (Map.Entry<String, Shape> next : steps(shape, node).entrySet()) {
        String path = before + next.getKey();
        for (String end : ends(next.getValue(), below(node, next.getKey()))) {
          found.add(path + end);
        }
      }
    }
    found.removeIf(path -> !path.startsWith(begun));
    return List.copyOf(found);
  }

  private List<Shape> below(List<Shape> shapes, String key) {
    List<Shape> found = new ArrayList<>();
    for (Shape shape : shapes) {
      for (Shape flat : flat(shape)) {
        Shape next = flat instanceof Shape.Listing list ? list.item() : step(flat, key);
        if (next != null) {
          found.add(next);
        }
      }
    }
    return found;
  }

  private static @Nullable Shape step(Shape shape, String key) {
    if (shape instanceof Shape.Table table) {
      return table.value();
    }
    return keys(shape).get(key);
  }

  private static @Nullable Node below(@Nullable Node node, String key) {
    if (node instanceof Node.Sequence sequence && key.matches("[0-9]{1,6}")) {
      int index = Integer.parseInt(key);
      return index < sequence.items().size() ? sequence.items().get(index) : null;
    }
    Node.Entry entry = node instanceof Node.Mapping mapping ? mapping.find(key) : null;
    return entry == null ? null : entry.value();
  }

  /** The shapes that a value may have, without names for them. */
  private List<Shape> flat(Shape shape) {
    if (shape instanceof Shape.Either either) {
      return either.shapes().stream().flatMap(part -> flat(part).stream()).toList();
    }
    if (shape instanceof Shape.Called name) {
      return flat(name.shape());
    }
    if (shape instanceof Shape.Same same) {
      Shape meant = called.get(same.name());
      return meant == null ? List.of() : flat(meant);
    }
    return List.of(shape);
  }

  private Map<String, Shape> steps(Shape shape, @Nullable Node node) {
    Map<String, Shape> steps = new LinkedHashMap<>();
    for (Shape flat : flat(shape)) {
      if (flat instanceof Shape.Table table && node instanceof Node.Mapping mapping) {
        mapping.entries().forEach(entry -> steps.put(entry.key().text(), table.value()));
      } else if (flat instanceof Shape.Listing list && node instanceof Node.Sequence sequence) {
        for (int i = 0; i < sequence.items().size(); i++) {
          steps.put("[" + i + "]", list.item());
        }
      } else if (!(flat instanceof Shape.Element) || node instanceof Node.Mapping) {
        steps.putAll(keys(flat));
      }
    }
    return steps;
  }

  private static Map<String, Shape> keys(Shape shape) {
    Map<String, Shape> keys = new LinkedHashMap<>();
    if (shape instanceof Shape.Keys of) {
      for (Key<?> key : of.form().keys()) {
        keys.putIfAbsent(key.name(), key.type().shape());
      }
    } else if (shape instanceof Shape.Element element) {
      for (Kind<?> kind : element.kinds().list()) {
        keys.put(kind.name(), kind.shape());
      }
    }
    return keys;
  }

  /** How a step may go on. */
  private Set<String> ends(Shape shape, @Nullable Node node) {
    Set<String> ends = new LinkedHashSet<>();
    for (Shape flat : flat(shape)) {
      boolean keys = flat instanceof Shape.Keys || flat instanceof Shape.Table;
      if (flat instanceof Shape.Listing && node instanceof Node.Sequence) {
        ends.add("[");
      } else if (keys || (flat instanceof Shape.Element && node instanceof Node.Mapping)) {
        ends.add(".");
      } else if (!(flat instanceof Shape.Open) && !(flat instanceof Shape.Nothing)) {
        ends.add("=");
      }
    }
    return ends;
  }
}
