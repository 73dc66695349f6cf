package dev.stampede.scenarios.serve;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.scenarios.read.Overrides;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.FlowText;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes settings into the text of a scenario: what is replaced changes where it stands, and all
 * else stays as it is, comments too.
 *
 * @param was the text as it was
 * @param is the text with the settings in it
 */
record Rewriting(String was, String is) {

  /** Lines of the file around a change. */
  private static final int CONTEXT = 3;

  private static final String CLOSING = "]}";

  /**
   * Writes them.
   *
   * @param text with its settings, which make sense in it
   * @return empty if that cannot be done: where a value of several lines is replaced, for instance
   */
  static Optional<Rewriting> of(ScenarioText text) {
    Source source = Source.of(text.name(), text.text());
    String was = source.text();
    String is = was;
    for (String setting : text.settings()) {
      String next = written(text.name(), is, setting);
      if (next == null) {
        return Optional.empty();
      }
      is = next;
    }
    Node.Mapping before = parse(text.name(), was);
    Node.Mapping after = parse(text.name(), is);
    boolean saysTheSame =
        before != null
            && after != null
            && isSame(Overrides.apply(before, text.settings(), new Problems()), after);
    return saysTheSame ? Optional.of(new Rewriting(was, is)) : Optional.empty();
  }

  private static Node.@Nullable Mapping parse(String name, String text) {
    Problems problems = new Problems();
    Node.Mapping root = Document.parse(Source.of(name, text), problems);
    return problems.hasErrors() ? null : root;
  }

  private static @Nullable String written(String name, String text, String setting) {
    Node.Mapping root = parse(name, text);
    if (root == null) {
      return null;
    }
    Problems problems = new Problems();
    Node.Mapping set = Overrides.apply(root, List.of(setting), problems);
    return problems.hasErrors() ? null : new Rewriting(text, text).edited(root, set);
  }

  /** Finds where a tree differs from what it was, and changes the text there; null for nowhere. */
  private @Nullable String edited(Node old, Node set) {
    if (set.at().source().isSetting()) {
      return replaced(old, FlowText.of(set));
    }
    if (old instanceof Node.Mapping before && set instanceof Node.Mapping after) {
      for (int i = 0; i < before.entries().size(); i++) {
        Node value = after.entries().get(i).value();
        if (value != before.entries().get(i).value()) {
          return edited(before.entries().get(i).value(), value);
        }
      }
      return inserted(before, after.entries().get(before.entries().size()));
    }
    if (old instanceof Node.Sequence before && set instanceof Node.Sequence after) {
      for (int i = 0; i < before.items().size(); i++) {
        if (after.items().get(i) != before.items().get(i)) {
          return edited(before.items().get(i), after.items().get(i));
        }
      }
    }
    return null;
  }

  private @Nullable String replaced(Node old, String value) {
    int start = offset(old);
    int end = end(old, start);
    if (end < 0) {
      return null;
    }
    String gap = start == end && start > 0 && was.charAt(start - 1) == ':' ? " " : "";
    return was.substring(0, start) + gap + value + was.substring(end);
  }

  /** A new key stands before the others: whatever these are, it is one of the same mapping. */
  private String inserted(Node.Mapping mapping, Node.Entry entry) {
    String key = entry.key().text();
    boolean plain = key.matches("[A-Za-z_][A-Za-z0-9_.-]*");
    String line = (plain ? key : FlowText.of(entry.key())) + ": " + FlowText.of(entry.value());
    int start = offset(mapping);
    if (start < was.length() && was.charAt(start) == '{') {
      String rest = mapping.entries().isEmpty() ? "" : ", ";
      return was.substring(0, start + 1) + line + rest + was.substring(start + 1);
    }
    String indent = " ".repeat(mapping.at().column() - 1);
    String newline = was.contains("\r\n") ? "\r\n" : "\n";
    return was.substring(0, start) + line + newline + indent + was.substring(start);
  }

  private static int offset(Node node) {
    Source source = node.at().source();
    return source.text().offsetByCodePoints(0, source.index(node.at()));
  }

  /** Where a value ends that stands on one line; -1 for any other. */
  private int end(Node node, int start) {
    if (node instanceof Node.Scalar scalar && scalar.plain()) {
      return was.startsWith(scalar.text(), start) ? start + scalar.text().length() : -1;
    }
    char first = start < was.length() ? was.charAt(start) : ' ';
    return switch (first) {
      case '"', '\'' -> endOfQuoted(start);
      case '[', '{' -> endOfFlow(start);
      default -> -1;
    };
  }

  private int endOfQuoted(int start) {
    char quote = was.charAt(start);
    for (int i = start + 1; i < was.length(); i++) {
      char c = was.charAt(i);
      if (quote == '"' && c == '\\') {
        i++;
      } else if (c == quote) {
        boolean doubled = quote == '\'' && i + 1 < was.length() && was.charAt(i + 1) == quote;
        if (!doubled) {
          return i + 1;
        }
        i++;
      }
    }
    return -1;
  }

  private int endOfFlow(int start) {
    int depth = 0;
    for (int i = start; i < was.length(); i++) {
      char c = was.charAt(i);
      boolean begins = i > 0 && " \t[{,:\n".indexOf(was.charAt(i - 1)) >= 0;
      if ((c == '"' || c == '\'') && begins) {
        i = endOfQuoted(i) - 1;
        if (i < start) {
          return -1;
        }
      } else if (c == '#' && Character.isWhitespace(was.charAt(i - 1))) {
        i = Math.max(i, was.indexOf('\n', i));
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (CLOSING.indexOf(c) >= 0 && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Whether two trees say the same, in whatever order of keys. */
  private static boolean isSame(Node one, Node other) {
    if (one instanceof Node.Scalar a && other instanceof Node.Scalar b) {
      return a.text().equals(b.text()) && a.isNull() == b.isNull();
    }
    if (one instanceof Node.Sequence a && other instanceof Node.Sequence b) {
      return a.items().size() == b.items().size()
          && IntStream.range(0, a.items().size())
              .allMatch(i -> isSame(a.items().get(i), b.items().get(i)));
    }
    return one instanceof Node.Mapping a
        && other instanceof Node.Mapping b
        && a.entries().size() == b.entries().size()
        && a.entries().stream().allMatch(entry -> hasSame(b, entry));
  }

  private static boolean hasSame(Node.Mapping mapping, Node.Entry entry) {
    Node.Entry own = mapping.find(entry.key().text());
    return own != null && isSame(entry.value(), own.value());
  }

  /**
   * Returns the lines of a unified diff, none if nothing changed.
   *
   * @param name of the file
   */
  List<String> diff(String name) {
    List<String> before = was.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        "a/" + name, "b/" + name, before, DiffUtils.diff(before, is.lines().toList()), CONTEXT);
  }
}
