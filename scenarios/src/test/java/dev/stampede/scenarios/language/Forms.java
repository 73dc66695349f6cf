package dev.stampede.scenarios.language;

import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of the language, as they are met in scenarios: each kind of mapping with the keys that
 * it takes. The language itself says which those are, when it is asked for one that it does not
 * have.
 */
final class Forms {

  private static final String UNKNOWN = "nosuchkey";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final Pattern KNOWN_KEYS =
      Pattern.compile(
          "unknown key '" + UNKNOWN + "'(?: in (\\S+))?\n.*\n.*\n  help: known keys: (.*)");
  private static final int DEEPEST = 4;

  /**
   * A mapping of a scenario, and the keys that it takes.
   *
   * @param directory what the scenario's files are relative to
   * @param path keys and indices that lead to the mapping
   */
  record Form(Path directory, Node.Mapping root, List<String> path, List<String> keys) {

    /** Returns the scenario with another line in place of a key's. */
    String with(String key, String line) {
      return ScenarioText.with(root, step(path, key), line);
    }
  }

  private final Map<String, Form> forms = new TreeMap<>();
  private final Set<String> asked = new HashSet<>();

  /** Adds the forms that are met in a scenario which has no errors. */
  void add(String text, Path directory) {
    add(text, directory, 0);
  }

  /** The forms met so far, in an order that does not depend on anything else. */
  List<Form> all() {
    return List.copyOf(forms.values());
  }

  private void add(String text, Path directory, int depth) {
    Node.Mapping root = Document.parse(Source.of("scenario.yaml", text), new Problems());
    if (root == null) {
      throw new AssertionError("not YAML:\n" + text);
    }
    Map<List<String>, Node.Mapping> mappings = new LinkedHashMap<>();
    collect(root, List.of(), mappings);
    mappings.forEach(
        (path, mapping) -> {
          List<String> given = mapping.entries().stream().map(e -> e.key().text()).toList();
          String kind = path.stream().filter(step -> !step.matches("[0-9]+")).toList().toString();
          forms.putIfAbsent(kind + given, new Form(directory, root, path, given));
          if (!asked.add(place(path) + given)) {
            return;
          }
          List<String> known = known(new Form(directory, root, path, given));
          Form form = new Form(directory, root, path, known);
          if (forms.putIfAbsent(known.toString(), form) == null && depth < DEEPEST) {
            known.stream()
                .filter(key -> mapping.find(key) == null)
                .filter(key -> isMapping(form, key))
                .forEach(key -> add(form.with(key, key + ": {}"), directory, depth + 1));
          }
        });
  }

  /** The two innermost keys: with the same ones inside, a mapping there takes the same others. */
  private static String place(List<String> path) {
    List<String> keys = path.stream().filter(step -> !step.matches("[0-9]+")).toList();
    return keys.subList(Math.max(0, keys.size() - 2), keys.size()).toString();
  }

  /** Returns the keys that a mapping takes; none where users choose its keys. */
  private static List<String> known(Form form) {
    return known(form, UNKNOWN, UNKNOWN + ": 1");
  }

  private static boolean isMapping(Form form, String key) {
    return !known(form, key, "%s: {%s: 1}".formatted(key, UNKNOWN)).isEmpty();
  }

  private static List<String> known(Form form, String key, String line) {
    Problems problems = new Problems();
    read(form.with(key, line), form.directory(), problems, Effective.root());
    Matcher complaint = KNOWN_KEYS.matcher(problems.render());
    boolean some = complaint.find() && !complaint.group(2).equals("none");
    List<String> keys = some ? List.of(complaint.group(2).split(", ", -1)) : List.of();
    return keys.stream().filter(known -> !known.equals("...")).toList(); // a list that is cut
  }

  /** Reads a scenario on a day that is always the same. */
  static @Nullable Blueprint read(
      String text, Path directory, Problems problems, Effective effective) {
    return ScenarioReader.blueprint(
        Source.of("scenario.yaml", text), List.of(), directory, TODAY, problems, effective);
  }

  private static void collect(
      Node node, List<String> path, Map<List<String>, Node.Mapping> mappings) {
    if (node instanceof Node.Mapping mapping) {
      mappings.put(path, mapping);
      mapping.entries().forEach(e -> collect(e.value(), step(path, e.key().text()), mappings));
    } else if (node instanceof Node.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        collect(sequence.items().get(i), step(path, Integer.toString(i)), mappings);
      }
    }
  }

  private static List<String> step(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
