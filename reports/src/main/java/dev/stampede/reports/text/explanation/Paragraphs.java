package dev.stampede.reports.text.explanation;

import dev.stampede.reports.explanation.Finding;
import dev.stampede.reports.text.Ink;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text as they are written, none of them wider than a terminal. */
final class Paragraphs {
  private final int width;
  private final boolean colour;
  private final List<String> lines = new ArrayList<>();

  Paragraphs(int width, boolean colour) {
    this.width = width;
    this.colour = colour;
  }

  /** Leaves a line free, unless it is the first. */
  void gap() {
    if (!lines.isEmpty()) {
      lines.add("");
    }
  }

  void heading(String text) {
    lines.add(inked(Ink.BOLD, text));
  }

  void addAll(List<String> finished) {
    lines.addAll(finished);
  }

  /** Writes a paragraph whose further lines are a little further in. */
  void paragraph(String indent, String text, Ink ink) {
    boolean first = true;
    for (String line : PlainText.wrap(text, width - indent.length() - 2)) {
      lines.add(indent + (first ? "" : "  ") + inked(ink, line));
      first = false;
    }
  }

  /** Writes what is doubtful, each after a free line. */
  void findings(List<Finding> findings) {
    for (Finding finding : findings) {
      gap();
      String place = "%s:%d: ".formatted(PlainText.of(finding.file()), finding.line());
      paragraph(
          "  ",
          "%s%s: %s%s"
              .formatted(
                  place,
                  finding.severity(),
                  PlainText.of(finding.message()),
                  finding.rule().isEmpty() ? "" : " [" + finding.rule() + "]"),
          finding.severity().equals("warning") ? Ink.BAD : Ink.OPEN);
      if (finding.help() != null) {
        paragraph("    ", "help: " + PlainText.of(finding.help()), Ink.PLAIN);
      }
    }
  }

  private String inked(Ink ink, String text) {
    return colour ? ink.on(text) : text;
  }

  /** Returns the text; every line ends with a line feed. */
  String text() {
    return String.join("\n", lines) + "\n";
  }
}
