package dev.stampede.reports.live;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Charts;
import dev.stampede.reports.chart.Topic;
import dev.stampede.reports.chart.Topic.Theme;
import dev.stampede.reports.page.Page;
import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.page.Table;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is shown of a run: the decision with its charts, and the questions below it, of which those
 * that are open have charts.
 *
 * @param link where the whole report is
 */
public record LiveResult(Page page, Table against, String link) {

  /** What is drawn if a question is open, by the id of the question. */
  private static final Map<Theme, String> QUESTIONS =
      Map.of(
          Theme.PLACES, "broke",
          Theme.PROVIDERS, "providers",
          Theme.PLATFORMS, "users",
          Theme.PEOPLE, "people",
          Theme.AGENTS, "agents");

  /**
   * Returns what is shown.
   *
   * @param file what came of the scenario as its file has it; empty if that is what is shown, or is
   *     not known
   * @param open ids of the questions that are open
   */
  public static LiveResult of(
      Experiment experiment, Optional<Summary> file, Set<String> open, String link) {
    Map<String, String> useCases = ReportPage.useCases(experiment.summary());
    List<Chart> charts =
        Charts.of(experiment).stream()
            .filter(chart -> isShown(chart.topic(), useCases, open))
            .toList();
    return new LiveResult(
        ReportPage.content(experiment, charts), AgainstTable.of(file, experiment.summary()), link);
  }

  private static boolean isShown(Topic topic, Map<String, String> useCases, Set<String> open) {
    String question =
        topic
            .useCase()
            .map(name -> useCases.getOrDefault(name, ""))
            .orElse(QUESTIONS.getOrDefault(topic.theme(), ""));
    return open.contains(question) || topic.equals(Topic.OVERVIEW) || topic.equals(Topic.COST);
  }
}
