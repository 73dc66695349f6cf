package dev.stampede.reports.text.explanation;

import dev.stampede.reports.explanation.EffectiveValue;
import dev.stampede.reports.text.Ink;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Effective values as an indented tree with three columns: keys, values, origins; and a fourth of
 * what they mean, where anything is said of that. Elements of a list are numbered, with what they
 * are beside their number.
 */
record ValueTree(List<Row> rows) {

  private static final int GAP = 2;
  private static final int SHORTEST_VALUE = 24;
  private static final int SHORTEST_BESIDE_MEANINGS = 16;

  /** A line, before it is known how wide the columns are. */
  record Row(int depth, String label, String value, String origin, boolean usual, String meaning) {

    int labelWidth() {
      return 2 * depth + PlainText.width(label);
    }
  }

  static ValueTree of(List<EffectiveValue> values) {
    return of(values, Map.of(), 1);
  }

  /**
   * Makes a tree with meanings.
   *
   * @param meanings by the paths of values
   * @param depth of its first rows, in steps of two blanks
   */
  static ValueTree of(List<EffectiveValue> values, Map<String, String> meanings, int depth) {
    List<Row> rows = new ArrayList<>();
    values.forEach(value -> add(value, depth, "", meanings, rows));
    return new ValueTree(rows);
  }

  private static void add(
      EffectiveValue value,
      int depth,
      String number,
      Map<String, String> meanings,
      List<Row> rows) {
    boolean item = value.key().startsWith("[");
    String ownNumber = item ? number(value.key()) : "";
    if (item && value.children().size() == 1) {
      add(value.children().get(0), depth, ownNumber, meanings, rows);
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
            origin != null && origin.words().equals("default"),
            PlainText.of(meanings.getOrDefault(value.path(), ""))));
    int below = depth + (number.isEmpty() ? 1 : 2);
    value.children().forEach(child -> add(child, below, "", meanings, rows));
  }

  /** Counts from one, as people do: {@code [0]} is {@code 1}. */
  private static String number(String key) {
    return Integer.parseInt(key.substring(1, key.length() - 1)) + 1 + " ";
  }

  /** Returns the lines; defaults are faint, and origins too. */
  List<String> lines(int width, boolean colour) {
    int labels = rows.stream().mapToInt(Row::labelWidth).max().orElse(0) + GAP;
    int origins = widest(Row::origin);
    boolean means = widest(Row::meaning) > 0;
    int rest = width - labels - origins;
    int values =
        Math.max(
            means ? SHORTEST_BESIDE_MEANINGS : SHORTEST_VALUE,
            Math.min(widest(Row::value) + GAP, means ? rest / 2 : rest));
    int left = Math.max(SHORTEST_BESIDE_MEANINGS, rest - values - GAP);
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      List<String> parts = PlainText.wrap(row.value(), values - GAP);
      List<String> words =
          row.meaning().isEmpty() ? List.of() : PlainText.wrap(row.meaning(), left);
      String label = "  ".repeat(row.depth()) + row.label();
      Ink ink = row.usual() ? Ink.FAINT : Ink.PLAIN;
      for (int i = 0; i < Math.max(parts.size(), words.size()); i++) {
        String origin = i == 0 ? row.origin() : "";
        String meaning = at(words, i);
        String beside = meaning.isEmpty() ? origin : padded(origin, origins + GAP) + meaning;
        String value = beside.isEmpty() ? at(parts, i) : padded(at(parts, i), values);
        String said = padded(i == 0 ? label : "", labels) + value;
        String line = colour ? ink.on(said) + Ink.FAINT.on(beside) : said + beside;
        lines.add(line.stripTrailing());
      }
    }
    return lines;
  }

  private int widest(Function<Row, String> column) {
    return rows.stream().mapToInt(row -> PlainText.width(column.apply(row))).max().orElse(0);
  }

  private static String at(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index) : "";
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - PlainText.width(text)));
  }
}
