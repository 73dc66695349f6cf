package dev.stampede.scenarios.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of sections with keys, as Python's configparser and the AWS SDKs read them: {@code
 * [section]}, {@code key = value}, comments in lines of their own, and below a key without a value
 * further keys that are indented.
 */
public final class Sections {
  private final Source source;
  private final Problems problems;
  private final Map<String, List<Node.Entry>> sections = new LinkedHashMap<>();
  private final Map<String, Node.Scalar> names = new LinkedHashMap<>();

  /** Those of the section that is being read; null before the first. */
  private @Nullable List<Node.Entry> current;

  private Sections(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /**
   * Returns the sections by their names, each a mapping; names of keys are in lower case. Null if
   * the file cannot be read; the problems then say why.
   */
  public static Node.@Nullable Mapping read(Source source, Problems problems) {
    return Document.isText(source, problems) ? new Sections(source, problems).read() : null;
  }

  private Node.Mapping read() {
    int number = 0;
    for (String line : source.text().split("\n", -1)) {
      number++;
      String said = line.strip();
      if (!said.isEmpty() && !said.startsWith("#") && !said.startsWith(";")) {
        read(line, said, number);
      }
    }
    List<Node.Entry> all = new ArrayList<>();
    names.forEach(
        (name, at) ->
            all.add(
                new Node.Entry(
                    at, new Node.Mapping(sections.getOrDefault(name, List.of()), true, at.at()))));
    return new Node.Mapping(all, !problems.hasErrors(), source.at(0));
  }

  private void read(String line, String said, int number) {
    boolean indented = Character.isWhitespace(line.charAt(0));
    Position at = new Position(source, number, 1 + line.length() - line.stripLeading().length());
    int equals = said.indexOf('=');
    if (!indented && said.startsWith("[")) {
      begin(said, at);
    } else if (current == null) {
      problems.error(at, "a key before the first section", "begin with a line such as [default]");
    } else if (indented && !current.isEmpty()) {
      below(said, equals, at);
    } else if (equals < 1) {
      problems.error(at, "neither a [section] nor key = value", null);
    } else {
      add(current, entry(said, equals, at));
    }
  }

  private void begin(String said, Position at) {
    int end = said.indexOf(']');
    if (end < 0) {
      problems.error(at, "a section without its ']'", null);
      return;
    }
    String name = said.substring(1, end).strip();
    if (names.putIfAbsent(name, new Node.Scalar(name, false, at)) != null) {
      problems.error(at, "the section [%s] is given twice".formatted(name), null);
    }
    current = sections.computeIfAbsent(name, unused -> new ArrayList<>());
  }

  /** What is indented belongs to the key before, as one of its keys, or as more of its value. */
  private void below(String said, int equals, Position at) {
    List<Node.Entry> all = Objects.requireNonNull(current);
    Node.Entry above = all.get(all.size() - 1);
    if (equals < 1) {
      return;
    }
    List<Node.Entry> inside =
        above.value() instanceof Node.Mapping known
            ? new ArrayList<>(known.entries())
            : new ArrayList<>();
    add(inside, entry(said, equals, at));
    Node.Mapping value = new Node.Mapping(inside, true, above.key().at());
    all.set(all.size() - 1, new Node.Entry(above.key(), value));
  }

  private void add(List<Node.Entry> entries, Node.Entry entry) {
    String name = entry.key().text();
    if (entries.stream().anyMatch(other -> other.key().text().equals(name))) {
      problems.error(entry.key().at(), "'%s' is given twice".formatted(name), null);
    } else {
      entries.add(entry);
    }
  }

  private static Node.Entry entry(String said, int equals, Position at) {
    String name = said.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    return new Node.Entry(
        new Node.Scalar(name, false, at),
        new Node.Scalar(said.substring(equals + 1).strip(), false, at));
  }
}
