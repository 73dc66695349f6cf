package dev.stampede.reports.text.explanation;

import dev.stampede.reports.explanation.ExplainedArchitecture;
import dev.stampede.reports.explanation.Explanation;
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
    Paragraphs lines = new Paragraphs(width, colour);
    if (!explanation.values().isEmpty()) {
      lines.heading("scenario " + PlainText.of(explanation.scenario()));
      lines.addAll(ValueTree.of(explanation.values()).lines(width, colour));
    }
    if (!explanation.migrations().isEmpty()) {
      lines.gap();
      lines.heading("who moves");
      explanation
          .migrations()
          .forEach(sentence -> lines.paragraph("  ", PlainText.of(sentence), Ink.PLAIN));
    }
    for (ExplainedArchitecture architecture : explanation.architectures()) {
      lines.gap();
      lines.heading("architecture " + PlainText.of(architecture.name()));
      lines.addAll(ValueTree.of(architecture.values()).lines(width, colour));
      lines.gap();
      AmplificationWords words = new AmplificationWords(architecture.amplification());
      words.sentences().forEach(sentence -> lines.paragraph("  ", sentence, Ink.PLAIN));
      for (GiveUp giveUp : architecture.giveUps()) {
        lines.paragraph("  ", new GiveUpWords(giveUp).sentence(), Ink.PLAIN);
      }
      addCost(architecture.perHour(), lines);
      lines.findings(architecture.findings());
    }
    if (!explanation.findings().isEmpty()) {
      lines.gap();
      lines.heading("all architectures");
      lines.findings(explanation.findings());
    }
    return lines.text();
  }

  private static void addCost(HourlyCost cost, Paragraphs lines) {
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
    lines.paragraph("  ", sentence, Ink.PLAIN);
  }

  private static void addPart(String what, double amount, String currency, List<String> parts) {
    if (amount > 0) {
      parts.add("%s %s".formatted(what, Figures.money(amount, currency)));
    }
  }
}
