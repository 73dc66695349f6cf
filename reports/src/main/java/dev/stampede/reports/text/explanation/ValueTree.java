package dev.stampede.reports.text.explanation;

import dev.stampede.reports.explanation.EffectiveValue;
import dev.stampede.reports.text.Ink;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * Effective values as an indented tree with three columns: keys, values, origins. Elements of a
 * list are numbered, with what they are beside their number.
 */
record ValueTree(List<Row> rows) {

  private static final int GAP = 2;
  private static final int SHORTEST_VALUE = 24;

  /** A line, before it is known how wide the columns are. */
  record Row(int depth, String label, String value, String origin, boolean usual) {

    int labelWidth() {
      return 2 * depth + PlainText.width(label);
    }
  }

  static ValueTree of(List<EffectiveValue> values) {
    List<Row> rows = new ArrayList<>();
    values.forEach(value -> add(value, 1, "", rows));
    return new ValueTree(rows);
  }

  private static void add(EffectiveValue value, int depth, String number, List<Row> rows) {
    boolean item = value.key().startsWith("[");
    String ownNumber = item ? number(value.key()) : "";
    if (item && value.children().size() == 1) {
      add(value.children().get(0), depth, ownNumber, rows);
      return;
    }
    String key = item ? ownNumber : number + PlainText.of(value.key());
    String text = value.value() == null ? "" : PlainText.of(value.value());
    boolean named = item && value.children().isEmpty(); // a rung that is only a name
    EffectiveValue.ValueOrigin origin = value.origin();
    rows.add(
        new Row(
            depth,
            named ? key + text : key.stripTrailing(),
            named ? "" : text,
            origin == null ? "" : PlainText.of(origin.words()),
            origin != null && origin.kind().equals("default")));
    int below = depth + (number.isEmpty() ? 1 : 2);
    value.children().forEach(child -> add(child, below, "", rows));
  }

  /** Counts from one, as people do: {@code [0]} is {@code 1}. */
  private static String number(String key) {
    return Integer.parseInt(key.substring(1, key.length() - 1)) + 1 + " ";
  }

  /** Returns the lines; defaults are faint, and origins too. */
  List<String> lines(int width, boolean colour) {
    int labels = rows.stream().mapToInt(Row::labelWidth).max().orElse(0) + GAP;
    int values = rows.stream().mapToInt(row -> PlainText.width(row.value())).max().orElse(0) + GAP;
    int origins = rows.stream().mapToInt(row -> PlainText.width(row.origin())).max().orElse(0);
    values = Math.max(SHORTEST_VALUE, Math.min(values, width - labels - origins));
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      List<String> parts = PlainText.wrap(row.value(), values - GAP);
      String label = "  ".repeat(row.depth()) + row.label();
      for (int i = 0; i < parts.size(); i++) {
        String origin = i == 0 ? row.origin() : "";
        String left = padded(i == 0 ? label : "", labels);
        String middle = origin.isEmpty() ? parts.get(i) : padded(parts.get(i), values);
        Ink ink = row.usual() ? Ink.FAINT : Ink.PLAIN;
        String line =
            colour ? ink.on(left + middle) + Ink.FAINT.on(origin) : left + middle + origin;
        lines.add(line.stripTrailing());
      }
    }
    return lines;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - PlainText.width(text)));
  }
}
