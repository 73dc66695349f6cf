package dev.stampede.scenarios.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a value on one line, as a setting of the command line takes it. */
public final class FlowText {

  /** What means the same on one line as it does on many, without quotes. */
  private static final Pattern PLAIN = Pattern.compile("[\\w.+(][\\w.+()/ <>=%-]*");

  private FlowText() {}

  /** Returns the text; empty for what could not be read. */
  public static String of(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.plain() && PLAIN.matcher(scalar.text()).matches()
          ? scalar.text()
          : quoted(scalar.text());
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream()
          .map(FlowText::of)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries().stream()
          .map(entry -> quoted(entry.key().text()) + ": " + of(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return "";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
