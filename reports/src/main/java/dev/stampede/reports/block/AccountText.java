package dev.stampede.reports.block;

import dev.stampede.reports.block.Account.Section;
import dev.stampede.reports.page.Cell;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.page.Tone;
import dev.stampede.reports.text.ConsoleSummary;
import dev.stampede.reports.text.Ink;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes an account for a terminal: what it comes to first, then its sections without charts, and
 * where the page is. Only a long path makes a line wider than {@value #WIDTH} characters.
 *
 * @param colour true to add ANSI colours; marks and words say the same without them
 */
public record AccountText(Account account, boolean colour) {

  /** The most characters in a line. */
  public static final int WIDTH = ConsoleSummary.WIDTH;

  private static final String INDENT = "  ";

  /**
   * Returns the text; every line ends with a line feed.
   *
   * @param report the file that a person opens first; empty if none was written
   */
  public String render(String report) {
    List<List<String>> parts = new ArrayList<>();
    List<String> head = new ArrayList<>();
    add(head, "", account.headline(), Ink.BOLD);
    add(head, "", account.partial(), Ink.OPEN);
    String facts = account.name() + " · " + String.join(" · ", account.facts());
    add(head, "", facts, Ink.FAINT);
    parts.add(head);
    account.sections().forEach(section -> parts.add(lines(section)));
    List<String> warnings = new ArrayList<>();
    account.warnings().forEach(warning -> add(warnings, "! ", warning, Ink.OPEN));
    parts.add(warnings);
    if (!report.isEmpty()) {
      // Not broken into lines: a path is there to be copied.
      parts.add(List.of("artefacts  " + PlainText.of(report)));
    }
    return ConsoleSummary.joined(parts);
  }

  private List<String> lines(Section section) {
    List<String> lines = new ArrayList<>();
    for (Block block : section.blocks()) {
      if (block instanceof Block.Sentences sentences) {
        sentences.texts().forEach(text -> add(lines, INDENT, text, Ink.PLAIN));
      } else if (block instanceof Block.Grid grid && grid.everywhere()) {
        lines.addAll(table(section.title(), grid.table()));
      }
    }
    return lines;
  }

  private List<String> table(String title, Table table) {
    List<String> header = new ArrayList<>(table.header());
    header.set(0, title.toUpperCase(Locale.ROOT));
    List<List<TextTable.Cell>> rows = new ArrayList<>();
    for (Table.Group group : table.groups()) {
      boolean named = !group.name().isEmpty();
      if (named && !group.rows().isEmpty()) {
        rows.add(
            header.stream()
                .map(column -> TextTable.Cell.of(column.equals(header.get(0)) ? group.name() : ""))
                .toList());
      }
      for (Table.Row row : group.rows()) {
        TextTable.Cell name = TextTable.Cell.of(named ? INDENT + row.name() : row.name());
        rows.add(
            Stream.concat(Stream.of(name), row.cells().stream().map(AccountText::cell)).toList());
      }
    }
    return new TextTable(header, 1, rows).lines(WIDTH, colour);
  }

  private static TextTable.Cell cell(Cell cell) {
    String sign = cell.word().isEmpty() ? "" : cell.tone().sign() + " ";
    String note = cell.note().isEmpty() ? "" : ", " + cell.note();
    return new TextTable.Cell(sign + cell.text() + note, ink(cell.tone()));
  }

  private static Ink ink(Tone tone) {
    return switch (tone) {
      case PLAIN -> Ink.PLAIN;
      case GOOD -> Ink.GOOD;
      case BAD -> Ink.BAD;
      case UNSURE -> Ink.OPEN;
      case MUTED -> Ink.FAINT;
    };
  }

  private void add(List<String> lines, String mark, String text, Ink ink) {
    if (text.isEmpty()) {
      return;
    }
    String before = mark;
    for (String line : PlainText.wrap(text, WIDTH - INDENT.length())) {
      lines.add(colour ? ink.on(before + line) : before + line);
      before = mark.isEmpty() ? "" : INDENT;
    }
  }
}
