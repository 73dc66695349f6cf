package dev.stampede.reports.text;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;

/** One line for each architecture about what broke first, where there was a fault or a surge. */
final class BreakSection {

  private static final String INDENT = "  ";

  private BreakSection() {}

  static List<String> lines(Summary summary, int width, boolean colour) {
    List<String> lines = new ArrayList<>();
    for (ArchitectureSummary architecture : summary.architectures()) {
      if (BreakWords.isStruck(architecture)) {
        String name = PlainText.of(Bounds.marked(architecture), Headline.LONGEST_NAME);
        String text = name + ": " + BreakWords.line(architecture, summary);
        String indent = INDENT;
        for (String line : PlainText.wrap(text, width - 2 * INDENT.length())) {
          lines.add(indent + line);
          indent = INDENT + INDENT;
        }
      }
    }
    if (!lines.isEmpty()) {
      String title = INDENT + "WHAT BROKE";
      lines.add(0, colour ? Ink.FAINT.on(title) : title);
    }
    return lines;
  }
}
