package dev.stampede.scenarios.language;

import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.scenarios.read.Extends;
import dev.stampede.scenarios.read.Overrides;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.FlowText;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scenario that is without errors as it is written, its settings applied, and architectures with
 * what they take over from others: where something is said, it can be said again in other words.
 *
 * @param root all of it
 */
public record Written(Node root) {

  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]{1,9})]");

  /** Returns that of a text. */
  public static Written of(ScenarioText text) {
    Problems problems = new Problems();
    Node.Mapping parsed = Document.parse(Source.of(text.name(), text.text()), problems);
    if (parsed == null) {
      throw new IllegalArgumentException("%s cannot be read".formatted(text.name()));
    }
    Node.Mapping set = Overrides.apply(parsed, text.settings(), problems);
    return new Written(Extends.resolve(set, "architectures", problems));
  }

  /** Returns what stands at a path such as {@code faults[0].for}; empty for nothing. */
  public Optional<Node> at(String path) {
    Matcher step = STEP.matcher(path);
    Optional<Node> node = Optional.of(root);
    int end = 0;
    while (step.find() && step.start() == end) {
      String key = step.group(1);
      node = node.flatMap(n -> key == null ? item(n, step.group(2)) : value(n, key));
      end = step.end();
    }
    return end == path.length() ? node : Optional.empty();
  }

  private static Optional<Node> value(Node node, String key) {
    if (node instanceof Node.Sequence sequence) {
      int index = sequence.indexOf(key);
      return index < 0 ? Optional.empty() : Optional.of(sequence.items().get(index));
    }
    return node instanceof Node.Mapping mapping
        ? Optional.ofNullable(mapping.find(key)).map(Node.Entry::value)
        : Optional.empty();
  }

  private static Optional<Node> item(Node node, String index) {
    List<Node> items = node instanceof Node.Sequence sequence ? sequence.items() : List.of();
    int number = Integer.parseInt(index);
    return number < items.size() ? Optional.of(items.get(number)) : Optional.empty();
  }

  /** Returns the single value at a path; empty for none. */
  public Optional<String> text(String path) {
    return at(path)
        .filter(node -> node instanceof Node.Scalar scalar && !scalar.isNull())
        .map(node -> ((Node.Scalar) node).text());
  }

  /** Returns the items of the list at a path, each on one line; none for no list. */
  public List<String> items(String path) {
    return at(path)
        .filter(Node.Sequence.class::isInstance)
        .map(node -> ((Node.Sequence) node).items().stream().map(FlowText::of).toList())
        .orElse(List.of());
  }

  /** Returns what stands at a path on one line, as a setting takes it; empty for nothing. */
  public Optional<String> flow(String path) {
    return at(path).map(FlowText::of);
  }
}
