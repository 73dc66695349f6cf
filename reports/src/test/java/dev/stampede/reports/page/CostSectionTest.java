package dev.stampede.reports.page;

import static dev.stampede.reports.result.SmallFrontier.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.chart.Charts;
import dev.stampede.reports.chart.OddExperiment;
import dev.stampede.reports.page.Table.Row;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallFrontier;
import dev.stampede.reports.result.Summary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CostSectionTest {

  private static final Experiment THREE =
      SmallFrontier.experiment(
          Set.of("oracle"),
          List.of(
              point("single", 100, 0.9),
              point("graceful", 250, 0.999),
              point("whole", 300, 1),
              point("oracle", 0, 1)));

  private static Page.Costs costs(Experiment experiment) {
    return CostSection.of(experiment.summary(), Charts.of(experiment));
  }

  @Test
  void table_isOfTheTotalAndOfWhatAnybodyPaysFor() {
    Table table = costs(THREE).table();
    assertThat(table.header()).containsExactly("Architecture", "total", "tickets");
    assertThat(table.groups().get(0).rows())
        .contains(
            new Row("single", List.of(Cell.of("100 USD"), Cell.of("100 USD"))),
            new Row(
                "oracle (bound)",
                List.of(Cell.of("0 USD"), new Cell("", "0 USD", "", Tone.MUTED))));
  }

  @Test
  void table_tellsTheIntervalOfTheTotal() {
    Row single = costs(ExampleExperiment.blackFriday()).table().groups().get(0).rows().get(0);
    assertThat(single.cells().get(0).text()).contains(" USD ±");
    assertThat(single.cells().get(1).text()).endsWith(" USD").doesNotContain("±");
  }

  /** 150 USD for two nines; and for all there is no price of a nine. */
  @Test
  void steps_tellWhatOneMoreNineCosts() {
    assertThat(costs(THREE).steps().groups().get(0).rows())
        .containsExactly(
            new Row(
                "from “single” to “graceful”",
                List.of(Cell.of("75 USD"), Cell.of("9.9 points ±0.1"), Cell.of("150 USD ±10"))),
            new Row(
                "from “graceful” to “whole”",
                List.of(
                    new Cell("", "\u2013", "nothing is outside any more", Tone.MUTED),
                    Cell.of("0.1 points ±0.1"),
                    Cell.of("50 USD ±10"))));
  }

  @Test
  void aStepThatMayBeNone_saysSo() {
    Experiment close =
        SmallFrontier.experiment(Set.of(), List.of(point("a", 100, 0.9), point("b", 105, 0.95)));
    assertThat(costs(close).steps().groups().get(0).rows().get(0).cells().get(0))
        .isEqualTo(new Cell("", "16.61 USD", "no difference shown", Tone.MUTED));
  }

  @Test
  void theCheapestThatKeepsAll_isMarked() {
    Summary one =
        SmallExperiment.priced(
            SmallExperiment.summary(
                List.of(
                    SmallExperiment.architecture("poor", "chat", 0.5, 10),
                    SmallExperiment.architecture("good", "chat", 0.8, 12)),
                SmallExperiment.objectives("good", Verdict.MET)));
    Page.Costs costs = CostSection.of(one, List.of());
    assertThat(costs.reading())
        .containsExactly(
            "Of a run, of all that the scenario prices.",
            "Of those that keep every objective “good” costs least: 12 USD. No other one keeps"
                + " them all.");
    assertThat(costs.table().groups().get(0).rows().get(1).cells().get(0))
        .isEqualTo(
            new Cell("cheapest", "12 USD", "cheapest that keeps every objective", Tone.GOOD));
  }

  @Test
  void whereNoneIsMoreAvailableForMore_thatIsSaid() {
    assertThat(costs(THREE).reading()).hasSize(1);
    Experiment plain =
        SmallFrontier.experiment(
            Set.of(), List.of(point("worse", 100, 0.9), point("best", 50, 0.99)));
    assertThat(costs(plain).reading())
        .contains(
            "No more availability is to be had for more: none of the others is more available than"
                + " “best”, and none costs less.");
    assertThat(costs(plain).steps().isEmpty()).isTrue();
  }

  @Test
  void page_showsTheChartWithTheDecisionAndWhatItIsPaidForAfterwards() {
    String page = ReportPage.of(ExampleExperiment.blackFriday());
    InOrder.assertHas(
        page,
        "id=\"objectives\"",
        "id=\"cost-against-availability-title\"",
        "href=\"#use-case-1\"",
        "href=\"#cost\"",
        "id=\"use-case-1\"",
        "id=\"cost\"");
    assertThat(page.split("id=\"cost-against-availability-title\"", -1)).hasSize(2);
    Experiment unpriced = SmallExperiment.withoutCourse(unpriced(THREE.summary()));
    assertThat(ReportPage.of(unpriced)).doesNotContain("id=\"cost\"", "#cost\"");
  }

  private static Summary unpriced(Summary summary) {
    Summary.Scenario was = summary.scenario();
    return new Summary(
        summary.schema(),
        summary.partial(),
        new Summary.Scenario(
            was.name(),
            was.description(),
            was.sha256(),
            was.seed(),
            was.durationSeconds(),
            was.warmupSeconds(),
            was.replications(),
            Optional.empty(),
            Optional.empty()),
        summary.run(),
        summary.architectures(),
        summary.incidents(),
        summary.comparisons(),
        summary.objectives(),
        summary.warnings());
  }

  @Test
  void hostileNames_areEscaped() {
    String name = OddExperiment.HOSTILE;
    Experiment hostile =
        SmallFrontier.experiment(
            Set.of(), List.of(point(name, 100, 0.9), point("b" + name, 250, 0.999)));
    assertThat(ReportPage.of(hostile).replace("<script>" + Script.text() + "</script>", ""))
        .contains("What one more nine costs", "from “&lt;/title&gt;")
        .doesNotContain("<script", "<b a=", "\u0000", "\u0007", "\u001b", "\ufffe");
  }
}
