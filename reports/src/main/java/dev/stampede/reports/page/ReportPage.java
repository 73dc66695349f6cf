package dev.stampede.reports.page;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Charts;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.page.Page.Figure;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.Headline;
import dev.stampede.reports.text.PlainText;
import dev.stampede.reports.text.RecoveryWords;
import dev.stampede.reports.text.VerdictScope;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the report of an experiment: one HTML page, complete in itself. */
public final class ReportPage {
  private ReportPage() {}

  /** Returns the page with all charts of the experiment. */
  public static String of(Experiment experiment) {
    return of(experiment, Charts.of(experiment));
  }

  /**
   * Returns the page with some charts, to be stored in UTF-8. The same experiment gives the same
   * text. Whatever came from a file is escaped; the page has no script and refers to nothing
   * outside itself.
   */
  public static String of(Experiment experiment, List<Chart> charts) {
    TemplateOutput output = new StringOutput(1 << 19);
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("report.jte", content(experiment, charts), output);
    return output.toString();
  }

  /** Returns what the page says, with some charts, for another page that shows parts of it. */
  public static Page content(Experiment experiment, List<Chart> charts) {
    Summary summary = experiment.summary();
    Summary.Scenario scenario = summary.scenario();
    String name = PlainText.of(scenario.name());
    return new Page(
        StyleSheet.text(),
        name + " \u2013 Stampede",
        unbroken(Headline.of(summary)),
        scenario.description().isBlank()
            ? name
            : name + ": " + PlainText.of(scenario.description()),
        summary.partial()
            ? "This run was interrupted. Its figures come from %s, fewer than were asked for."
                .formatted(Trust.replications(scenario.replications()))
            : "",
        sentences(summary),
        Cards.of(summary),
        ObjectivesTable.of(summary),
        charts.stream().filter(c -> c.topic().equals(Topic.OVERVIEW)).map(Figure::of).toList(),
        CostSection.of(summary, charts),
        UsersPart.of(summary, charts),
        PeoplePart.of(summary, charts),
        AgentsPart.of(summary, charts),
        BreakPart.of(summary, charts),
        UseCaseSections.of(summary, charts),
        LayersTable.of(summary),
        GuardsTable.guards(summary),
        GuardsTable.faultLoads(summary),
        charts.stream().filter(c -> c.topic().equals(Topic.PROVIDERS)).map(Figure::of).toList(),
        ProvidersTable.of(summary),
        TiersTable.of(summary),
        CellsTable.of(summary),
        DifferencesTable.of(summary),
        CounterfactualTable.of(summary),
        SingleStepTable.of(summary),
        Trust.of(summary),
        summary.warnings().stream().map(PlainText::of).toList(),
        Glossary.outcomes(),
        Glossary.metrics(),
        experiment.scenarioText().lines().map(ReportPage::sourceLine).toList());
  }

  /** Returns the ids of the questions about use cases, by the names of these. */
  public static Map<String, String> useCases(Summary summary) {
    Map<String, String> ids = new LinkedHashMap<>();
    UseCaseSections.names(summary).forEach(name -> ids.put(name, UseCaseSections.id(ids.size())));
    return ids;
  }

  /** How long it took to be well again, and what the verdict is about. */
  private static List<String> sentences(Summary summary) {
    return Stream.concat(
            RecoveryWords.sentence(summary).map(ReportPage::unbroken).stream(),
            VerdictScope.sentences(summary).stream())
        .toList();
  }

  /** Keeps a number and its per cent sign on one line. */
  private static String unbroken(String sentence) {
    return sentence.replace(" %", "\u00a0%").replace("% \u00b1", "%\u00a0\u00b1");
  }

  /** A tab is a tab here, and not worth an escape. */
  private static String sourceLine(String line) {
    return PlainText.of(line.replace("\t", "    "));
  }
}
