package dev.stampede.reports.markdown;

import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of GitHub Flavored Markdown, in which no text is taken for markup. */
final class Markdown {

  /** What begins or ends markup inside a line, tables, mathematics and HTML included. */
  private static final String MARKS = "\\`*_[]<>|~&$#!@";

  private final StringBuilder text = new StringBuilder();

  /** Returns a text on one line with everything escaped that could be markup. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (MARKS.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c == '\n' || c == '\r' ? ' ' : c);
    }
    return escaped.toString();
  }

  /** Adds a heading of the second level or below. */
  Markdown heading(int level, String title) {
    return block("#".repeat(level) + " " + escaped(title));
  }

  /** Adds a paragraph; nothing where it is empty. */
  Markdown paragraph(String sentence) {
    return sentence.isEmpty() ? this : block(begun(escaped(sentence)));
  }

  /** Adds a paragraph in bold type. */
  Markdown bold(String sentence) {
    return block("**" + escaped(sentence) + "**");
  }

  /** Adds a list; nothing where it is empty. */
  Markdown list(List<String> items) {
    return items.isEmpty()
        ? this
        : block(
            items.stream().map(i -> "- " + begun(escaped(i))).collect(Collectors.joining("\n")));
  }

  /** Returns a line that does not begin like a list or a rule. */
  private static String begun(String line) {
    return line.replaceFirst("^(\\d*)([-+=.)])", "$1\\\\$2");
  }

  /** Adds a table; nothing where it has no row. */
  Markdown table(Table table) {
    if (table.isEmpty()) {
      return this;
    }
    List<String> lines = new ArrayList<>();
    lines.add(row(table.header().stream().map(Markdown::escaped).toList()));
    lines.add(row(table.header().stream().map(column -> "---").toList()));
    for (Table.Group group : table.groups()) {
      for (Table.Row row : group.rows()) {
        List<String> cells = new ArrayList<>();
        cells.add(escaped(group.name().isEmpty() ? row.name() : group.name() + ": " + row.name()));
        row.cells().forEach(cell -> cells.add(cell(cell)));
        lines.add(row(cells));
      }
    }
    return block(String.join("\n", lines));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String cell(Cell cell) {
    String sign = cell.word().isEmpty() ? "" : cell.tone().sign() + " ";
    String note = cell.note().isEmpty() ? "" : "<br>" + escaped(cell.note());
    return sign + escaped(cell.text()) + note;
  }

  private Markdown block(String block) {
    text.append(text.isEmpty() ? "" : "\n").append(block).append('\n');
    return this;
  }

  /** Returns all that was added, with an empty line after each piece but the last. */
  String text() {
    return text.toString();
  }
}
