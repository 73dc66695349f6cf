package dev.stampede.reports.text;

import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a terminal shows at the end of a run, the verdict first: headline, objectives, outcomes,
 * costs, differences, warnings, and where the files are. Only a long path makes a line wider than
 * {@value #WIDTH} characters.
 *
 * @param colour true to add ANSI colours; marks and words say the same without them
 * @param artefacts where the artefacts are, as the reader should see it; empty if nowhere
 */
public record ConsoleSummary(Summary summary, boolean colour, String artefacts) {

  /** The most characters in a line. */
  public static final int WIDTH = 110;

  private static final String INDENT = "  ";

  /** Returns the summary without colours and without a place of artefacts. */
  public static ConsoleSummary of(Summary summary) {
    return new ConsoleSummary(summary, false, "");
  }

  /** Returns the same with ANSI colours. */
  public ConsoleSummary coloured() {
    return new ConsoleSummary(summary, true, artefacts);
  }

  /** Returns the same with a last line that says where the artefacts are. */
  public ConsoleSummary writtenTo(String path) {
    return new ConsoleSummary(summary, colour, path);
  }

  /** Returns the text; every line ends with a line feed. */
  public String render() {
    List<List<String>> sections = new ArrayList<>();
    List<String> verdict = new ArrayList<>();
    PlainText.wrap(Headline.of(summary), WIDTH).forEach(line -> verdict.add(ink(Ink.BOLD, line)));
    RecoveryWords.sentence(summary)
        .ifPresent(words -> PlainText.wrap(words, WIDTH).forEach(verdict::add));
    PlainText.wrap(facts(), WIDTH).forEach(line -> verdict.add(ink(Ink.FAINT, line)));
    Stream.concat(VerdictScope.sentences(summary).stream(), IncidentWords.of(summary).stream())
        .flatMap(sentence -> PlainText.wrap(sentence, WIDTH).stream())
        .forEach(line -> verdict.add(ink(Ink.FAINT, line)));
    sections.add(verdict);
    sections.add(ObjectivesSection.lines(summary, WIDTH, colour));
    sections.add(OutcomesSection.lines(summary, WIDTH, colour));
    sections.add(RecoverySection.lines(summary, WIDTH, colour));
    sections.add(BreakSection.lines(summary, WIDTH, colour));
    sections.add(UsersSection.lines(summary, WIDTH, colour));
    sections.add(PeopleSection.lines(summary, WIDTH, colour));
    sections.add(PeopleSection.agents(summary, WIDTH, colour));
    sections.add(CostsSection.lines(summary, WIDTH, colour));
    sections.add(LostWorkSection.lines(summary, WIDTH, colour));
    sections.add(GuardsSection.lines(summary, WIDTH, colour));
    sections.add(FaultLoadSection.lines(summary, WIDTH, colour));
    sections.add(CounterfactualSection.lines(summary, WIDTH, colour));
    sections.add(SingleStepSection.lines(summary, WIDTH, colour));
    sections.add(paragraphs(INDENT, DifferencesSection.sentences(summary), Ink.PLAIN));
    sections.add(
        paragraphs("! ", summary.warnings().stream().map(PlainText::of).toList(), Ink.OPEN));
    if (!artefacts.isEmpty()) {
      // Not broken into lines: a path is there to be copied.
      sections.add(List.of("artefacts  " + PlainText.of(artefacts)));
    }
    return joined(sections);
  }

  /** Joins the lines of sections, with an empty line between those that have any. */
  public static String joined(List<List<String>> sections) {
    StringBuilder text = new StringBuilder();
    for (List<String> section : sections) {
      text.append(text.isEmpty() || section.isEmpty() ? "" : "\n");
      section.forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private String facts() {
    Summary.Scenario scenario = summary.scenario();
    return "%s · %s · %s · seed %d · %s simulated in %s"
        .formatted(
            PlainText.of(scenario.name(), Headline.LONGEST_NAME),
            Figures.counted(summary.architectures().size(), "architecture"),
            Figures.counted(scenario.replications(), "replication"),
            scenario.seed(),
            Figures.seconds(scenario.durationSeconds()),
            Figures.seconds(summary.run().wallSeconds()));
  }

  private List<String> paragraphs(String mark, List<String> texts, Ink ink) {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      String before = mark;
      for (String line : PlainText.wrap(text, WIDTH - INDENT.length())) {
        lines.add(ink(ink, before + line));
        before = INDENT;
      }
    }
    return lines;
  }

  private String ink(Ink ink, String text) {
    return colour ? ink.on(text) : text;
  }
}
