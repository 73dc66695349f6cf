package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.PeopleSummary;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.people.PeopleCourse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run of 20 s in two intervals, with 8 people in chat and 90 of others in the background. */
final class PeopleChartTest {

  private static PeopleSummary people(double waited, double unaided, double stopped) {
    return new PeopleSummary(
        8,
        new PeopleSummary.Hours(40, waited, unaided, stopped, Estimate.ofOne(Double.NaN)),
        new PeopleSummary.Tasks(1, 0, 0, 0),
        new PeopleSummary.Questions(1, 0, Estimate.ofOne(1), 1),
        LatencySummary.NONE,
        LatencySummary.NONE,
        Optional.empty());
  }

  private static ArchitectureSummary architecture(String name, PeopleSummary people) {
    ArchitectureSummary plain =
        SmallExperiment.besides(SmallExperiment.architecture(name, "chat", 0.8, 0), "others", 0.5);
    List<UseCaseSummary> useCases = new ArrayList<>();
    for (UseCaseSummary u : plain.useCases()) {
      useCases.add(
          new UseCaseSummary(
              u.name(),
              u.background(),
              u.outcomes(),
              u.availability(),
              u.latencySeconds(),
              u.waitProbability(),
              u.returns(),
              u.attempts(),
              u.tickets(),
              u.cost(),
              u.quality(),
              u.recovery(),
              u.promises(),
              u.tenants(),
              u.level(),
              Optional.of(people),
              0,
              u.agents()));
    }
    return new ArchitectureSummary(
        plain.name(),
        plain.bound(),
        useCases,
        plain.cost(),
        plain.providers(),
        plain.attribution());
  }

  private static PeopleCourse course(String architecture, String useCase, double stopped) {
    return new PeopleCourse(
        architecture, useCase, 8, List.of(2.0, 1.0), List.of(0.0, 3.0), List.of(0.0, stopped), "");
  }

  private static Experiment experiment(List<PeopleCourse> courses) {
    Summary summary =
        SmallExperiment.summary(
            List.of(architecture("single", people(1, 2, 3)), architecture("pair", people(1, 0, 0))),
            List.of());
    return new Experiment(
        summary,
        List.of(),
        10,
        List.of(),
        List.of(),
        List.of(),
        courses,
        List.of(),
        List.of(),
        List.of(),
        SmallExperiment.NO_REPLICATIONS,
        "");
  }

  private static Chart chart(PeopleCourse... courses) {
    List<Chart> charts = PeopleChart.of(experiment(List.of(courses)));
    assertThat(charts).hasSize(1);
    return charts.get(0);
  }

  @Test
  void chart_tellsOfOurPeopleByHand() {
    Chart chart =
        chart(
            course("single", "chat", 2), course("single", "others", 90), course("pair", "chat", 0));
    assertThat(chart.caption())
        .isEqualTo("Person-hours of a run that were so spent: 6 with “single”, 1 with “pair”.");
    assertThat(chart.table().header())
        .containsExactly(
            "From",
            "single: waiting",
            "single: working without help",
            "single: stopped",
            "pair: waiting",
            "pair: working without help",
            "pair: stopped");
    assertThat(chart.table().rows())
        .extracting(row -> row.subList(1, 7))
        .containsExactly(
            List.of("2", "0", "0", "2", "0", "0"), List.of("1", "3", "2", "1", "3", "0"));
    assertThat(chart.svg())
        .contains("of 8 people; 1 h waiting, 2 h working without help, 3 h stopped")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void useCases_areAddedUp() {
    Chart chart =
        chart(course("single", "chat", 2), course("single", "chat", 5), course("pair", "chat", 0));
    assertThat(chart.table().rows().get(1).subList(1, 4)).containsExactly("2", "6", "7");
    assertThat(chart.svg()).contains("of 16 people");
  }

  @Test
  void nobodyOfOurs_hasNoChart() {
    assertThat(PeopleChart.of(experiment(List.of()))).isEmpty();
    assertThat(PeopleChart.of(experiment(List.of(course("single", "others", 1))))).isEmpty();
    assertThat(PeopleChart.of(SmallExperiment.of("single", "chat", "p"))).isEmpty();
  }

  @Test
  void page_showsItBesideItsTable() {
    String page = ReportPage.of(experiment(List.of(course("single", "chat", 2))));
    int section = page.indexOf("<details class=\"question\" id=\"people\"");
    assertThat(page.substring(section, page.indexOf("<details class=\"question\"", section + 1)))
        .contains("People without an answer over time", "<svg", "stopped");
  }
}
