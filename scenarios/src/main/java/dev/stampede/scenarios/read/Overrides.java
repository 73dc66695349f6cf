package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import dev.stampede.scenarios.text.Suggestion;
import dev.stampede.scenarios.text.Visible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces values of a scenario by settings of the command line, {@code PATH=VALUE} each.
 *
 * <p>A path is the one that messages show: {@code faults[0].at}, or {@code faults.0.at}; an item
 * that has an {@code id} is found by it, too: {@code faults.outage.at}. A value is YAML on one
 * line. What is replaced points at the setting from then on, so that mistakes in a setting are
 * explained as well as those in the file.
 *
 * <p>A key of the language that the file leaves out can be set, but a name of the file's own, such
 * as a use case's, must be there: a misspelt one would be a second use case that nobody asked for.
 */
public final class Overrides {
  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]=]+)|\\[([0-9]{1,9})]");

  /** Sections whose keys are names that the file gives, at its top and in a provider. */
  private static final Map<String, String> NAMED =
      Map.of(
          "demand", "use case",
          "providers", "provider",
          "architectures", "architecture",
          "dependencies", "dependency",
          "limits", "limit",
          "service_tiers", "service tier",
          "tiers", "tier");

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  private final Source source;
  private final Problems problems;
  private final List<Step> steps = new ArrayList<>();

  /** A key or an index of the path, and the code point of the setting where it starts. */
  private record Step(String text, int start) {}

  private Overrides(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Returns the scenario with the settings applied in order; those that make no sense are not. */
  public static Node.Mapping apply(Node.Mapping root, List<String> settings, Problems problems) {
    Node.Mapping result = root;
    Set<List<String>> paths = new HashSet<>();
    for (String setting : settings) {
      Overrides overrides = new Overrides(Source.ofSetting(setting), problems);
      result = overrides.applied(result, setting);
      List<String> path = overrides.steps.stream().map(Step::text).toList();
      if (!path.isEmpty() && !paths.add(path)) {
        problems.warning(
            overrides.source.at(0), "this path is set twice; the last setting holds", null);
      }
    }
    return result;
  }

  private Node.Mapping applied(Node.Mapping root, String setting) {
    int equals = setting.indexOf('=');
    if (equals < 0) {
      return rejected(root, source.length(), "expected '=' and a value");
    }
    Matcher step = STEP.matcher(setting).region(0, equals);
    while (step.lookingAt()) {
      int group = step.group(1) == null ? 2 : 1;
      if (step.start() == 0 && setting.charAt(0) == '.') {
        break;
      }
      steps.add(new Step(step.group(group), points(setting, step.start(group))));
      step.region(step.end(), equals);
    }
    if (steps.isEmpty() || step.regionStart() < equals) {
      return rejected(root, points(setting, step.regionStart()), "expected a path such as a.b[0]");
    }
    int offset = points(setting, equals + 1);
    Node value = Document.parse(source, offset, problems);
    if (value == null) {
      return root;
    }
    return inMapping(root, 0, value);
  }

  private static int points(String text, int chars) {
    return text.codePointCount(0, chars);
  }

  private Node.Mapping rejected(Node.Mapping unchanged, int index, String message) {
    problems.error(
        source.at(index),
        message,
        "a setting is PATH=VALUE, for example providers.north.quota.rpm=4000");
    return unchanged;
  }

  /** Returns a node with the value put at the end of the path, from one of its steps on. */
  private Node replaced(Node node, int from, Node value) {
    if (from == steps.size()) {
      return value;
    }
    Step step = steps.get(from);
    if (node instanceof Node.Mapping mapping) {
      return inMapping(mapping, from, value);
    }
    if (node instanceof Node.Sequence sequence) {
      return inSequence(sequence, from, value);
    }
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      return inMapping(Node.Mapping.empty(source.at(step.start())), from, value);
    }
    problems.error(
        source.at(step.start()),
        "'%s' is %s and has nothing inside"
            .formatted(Visible.brief(steps.get(from - 1).text()), node.noun()),
        null);
    return node;
  }

  private Node.Mapping inMapping(Node.Mapping mapping, int from, Node value) {
    int to = from + 1;
    String key = steps.get(from).text();
    StringBuilder longer = new StringBuilder(key);
    for (int i = from + 1; i < steps.size() && mapping.find(key) == null; i++) {
      longer.append('.').append(steps.get(i).text()); // kinds such as sdk.anthropic have dots
      if (mapping.find(longer.toString()) != null) {
        key = longer.toString();
        to = i + 1;
      }
    }
    Node.Entry old = mapping.find(key);
    if (old == null && from > 0 && isName(from)) {
      problems.error(
          source.at(steps.get(from).start()),
          "there is no %s '%s'"
              .formatted(NAMED.get(steps.get(from - 1).text()), Visible.brief(key)),
          Suggestion.help(
              key,
              "known names",
              mapping.entries().stream().map(entry -> entry.key().text()).toList()));
      return mapping;
    }
    Position at = source.at(steps.get(from).start());
    Node inner = old == null ? new Node.Scalar("", true, at) : old.value();
    Node.Scalar name =
        old == null || to == steps.size() ? new Node.Scalar(key, false, at) : old.key();
    Node.Entry entry = new Node.Entry(name, replaced(inner, to, value));
    List<Node.Entry> entries = new ArrayList<>(mapping.entries());
    int index = old == null ? -1 : entries.indexOf(old);
    if (index < 0) {
      entries.add(entry);
    } else {
      entries.set(index, entry);
    }
    return new Node.Mapping(entries, mapping.whole(), mapping.at());
  }

  /** Whether a step is in place of a name that the file gives. */
  private boolean isName(int step) {
    String section = steps.get(step - 1).text();
    boolean top = step == 1;
    boolean ofProvider = step > 2 && steps.get(0).text().equals("providers");
    return NAMED.containsKey(section)
        && (top
            ? !section.endsWith("tiers")
            : ofProvider && section.matches("limits|tiers|service_tiers"));
  }

  private Node inSequence(Node.Sequence sequence, int from, Node value) {
    Step step = steps.get(from);
    int size = sequence.items().size();
    int index =
        INDEX.matcher(step.text()).matches()
            ? Integer.parseInt(step.text())
            : sequence.indexOf(step.text());
    if (index < 0 || index >= size) {
      problems.error(
          source.at(step.start()),
          index < 0
              ? "'%s' is neither an index of this list nor an id in it"
                  .formatted(Visible.brief(step.text()))
              : "there is no item %d".formatted(index),
          size == 0 ? "the list is empty" : "the list has items 0 to %d".formatted(size - 1));
      return sequence;
    }
    List<Node> items = new ArrayList<>(sequence.items());
    items.set(index, replaced(items.get(index), from + 1, value));
    return new Node.Sequence(items, sequence.at());
  }
}
