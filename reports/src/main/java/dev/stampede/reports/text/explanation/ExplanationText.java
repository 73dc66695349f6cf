package dev.stampede.reports.text.explanation;

import dev.stampede.reports.explanation.Amplification;
import dev.stampede.reports.explanation.ExplainedArchitecture;
import dev.stampede.reports.explanation.Explanation;
import dev.stampede.reports.explanation.Finding;
import dev.stampede.reports.explanation.GiveUp;
import dev.stampede.reports.explanation.HourlyCost;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.Ink;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * An explanation for a terminal: the scenario if asked for, then each architecture as a tree of its
 * values with their origins, then what one request can become, then what is doubtful.
 *
 * @param width the most characters in a line, at least {@link #NARROWEST}
 * @param colour true to add ANSI colours; the words say the same without them
 */
public record ExplanationText(Explanation explanation, int width, boolean colour) {

  /** Narrower lines cannot be read. */
  public static final int NARROWEST = 60;

  /** Widens what is too narrow. */
  public ExplanationText {
    width = Math.max(NARROWEST, width);
  }

  /** Returns the text; every line ends with a line feed. */
  public String render() {
    List<String> lines = new ArrayList<>();
    if (!explanation.values().isEmpty()) {
      lines.add(ink(Ink.BOLD, "scenario " + PlainText.of(explanation.scenario())));
      lines.addAll(ValueTree.of(explanation.values()).lines(width, colour));
    }
    if (!explanation.migrations().isEmpty()) {
      lines.add("");
      lines.add(ink(Ink.BOLD, "who moves"));
      explanation
          .migrations()
          .forEach(sentence -> paragraph("  ", PlainText.of(sentence), Ink.PLAIN, lines));
    }
    for (ExplainedArchitecture architecture : explanation.architectures()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(ink(Ink.BOLD, "architecture " + PlainText.of(architecture.name())));
      lines.addAll(ValueTree.of(architecture.values()).lines(width, colour));
      lines.add("");
      addAmplification(architecture.amplification(), lines);
      for (GiveUp giveUp : architecture.giveUps()) {
        paragraph("  ", new GiveUpWords(giveUp).sentence(), Ink.PLAIN, lines);
      }
      addCost(architecture.perHour(), lines);
      addFindings(architecture.findings(), lines);
    }
    if (!explanation.findings().isEmpty()) {
      lines.add("");
      lines.add(ink(Ink.BOLD, "all architectures"));
      addFindings(explanation.findings(), lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private void addAmplification(Amplification amplification, List<String> lines) {
    AmplificationWords words = new AmplificationWords(amplification);
    for (String sentence : words.sentences()) {
      paragraph("  ", sentence, Ink.PLAIN, lines);
    }
  }

  private void addCost(HourlyCost cost, List<String> lines) {
    if (cost.total() == 0) {
      return;
    }
    List<String> parts = new ArrayList<>();
    addPart("people", cost.people(), cost.currency(), parts);
    addPart("replicas", cost.replicas(), cost.currency(), parts);
    addPart("reserved capacity", cost.reserved(), cost.currency(), parts);
    addPart("fixed", cost.fixed(), cost.currency(), parts);
    String sentence =
        "Whatever comes, an hour of what there is at the start costs %s: %s."
            .formatted(Figures.money(cost.total(), cost.currency()), String.join(", ", parts));
    paragraph("  ", sentence, Ink.PLAIN, lines);
  }

  private static void addPart(String what, double amount, String currency, List<String> parts) {
    if (amount > 0) {
      parts.add("%s %s".formatted(what, Figures.money(amount, currency)));
    }
  }

  private void addFindings(List<Finding> findings, List<String> lines) {
    for (Finding finding : findings) {
      lines.add("");
      String place = "%s:%d: ".formatted(PlainText.of(finding.file()), finding.line());
      paragraph(
          "  ",
          "%s%s: %s%s"
              .formatted(
                  place,
                  finding.severity(),
                  PlainText.of(finding.message()),
                  finding.rule().isEmpty() ? "" : " [" + finding.rule() + "]"),
          finding.severity().equals("warning") ? Ink.BAD : Ink.OPEN,
          lines);
      if (finding.help() != null) {
        paragraph("    ", "help: " + PlainText.of(finding.help()), Ink.PLAIN, lines);
      }
    }
  }

  private void paragraph(String indent, String text, Ink ink, List<String> lines) {
    boolean first = true;
    for (String line : PlainText.wrap(text, width - indent.length() - 2)) {
      lines.add(indent + (first ? "" : "  ") + ink(ink, line));
      first = false;
    }
  }

  private String ink(Ink ink, String text) {
    return colour ? ink.on(text) : text;
  }
}
