package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.result.AgentSummary;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.FaultWindow;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.people.AgentCourse;
import dev.stampede.reports.result.people.SessionCourse;
import dev.stampede.reports.result.people.SessionCourse.Doing;
import dev.stampede.reports.result.people.SessionCourse.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run of 20 s in two intervals, with agents in chat and those of others in the background. */
final class AgentChartsTest {

  private static final SessionCourse LOST =
      new SessionCourse(
          12,
          List.of(
              new Stretch(Doing.CALLING, 1, 2),
              new Stretch(Doing.TOOL, 2, 5),
              new Stretch(Doing.LOST, 5, 11),
              new Stretch(Doing.CALLING, 11, 12.5)));

  private static final SessionCourse FINE =
      new SessionCourse(
          7, List.of(new Stretch(Doing.JOINING, 3, 9), new Stretch(Doing.IDLE, 9, 20)));

  private static ArchitectureSummary architecture(String name) {
    ArchitectureSummary plain =
        SmallExperiment.besides(SmallExperiment.architecture(name, "chat", 0.8, 0), "others", 0.5);
    AgentSummary.Ended ended = new AgentSummary.Ended(1, 1, 0, 0, 0);
    AgentSummary agents =
        new AgentSummary(
            ended,
            ended,
            Estimate.ofOne(1),
            new AgentSummary.Steps(1, 0, 0, 1),
            new AgentSummary.Lost(0, 0, 0, 0, 0),
            Estimate.ofOne(0),
            LatencySummary.NONE,
            LatencySummary.NONE,
            LatencySummary.NONE);
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
              u.people(),
              0,
              Optional.of(agents)));
    }
    return new ArchitectureSummary(
        plain.name(),
        plain.bound(),
        useCases,
        plain.cost(),
        plain.providers(),
        plain.attribution());
  }

  private static AgentCourse course(
      String architecture, String useCase, double stalled, SessionCourse... sessions) {
    return new AgentCourse(
        architecture,
        useCase,
        List.of(2.0, 1.0),
        List.of(0.0, stalled),
        List.of(5.0, 5.0),
        List.of(100.0, 300.0),
        List.of(sessions));
  }

  private static Experiment experiment(List<String> architectures, List<AgentCourse> courses) {
    return new Experiment(
        SmallExperiment.summary(
            architectures.stream().map(AgentChartsTest::architecture).toList(), List.of()),
        List.of(new FaultWindow("f", "north", "outage", 10, 12, false)),
        10,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        courses,
        List.of(),
        List.of(),
        SmallExperiment.NO_REPLICATIONS,
        "");
  }

  private static Experiment experiment(AgentCourse... courses) {
    return experiment(List.of("single", "pair"), List.of(courses));
  }

  @Test
  void levels_areAddedUpOverOurUseCases() {
    Chart chart =
        AgentsChart.of(
                experiment(
                    course("single", "chat", 3600),
                    course("single", "chat", 2),
                    course("single", "others", 90),
                    course("pair", "chat", 0)))
            .get(0);
    assertThat(chart.table().header())
        .containsExactly(
            "From",
            "single: waiting for an answer or a tool",
            "single: lost",
            "pair: waiting for an answer or a tool",
            "pair: lost");
    assertThat(chart.table().rows())
        .extracting(row -> row.subList(1, 5))
        .containsExactly(List.of("4", "0", "2", "0"), List.of("2", "3,602", "1", "0"));
    assertThat(chart.caption())
        .isEqualTo(
            "Session-hours of a run in which agents were lost: 10.0 with “single”, 0 with “pair”.");
    assertThat(chart.svg()).contains("10.0 h lost").doesNotContain("NaN", "Infinity");
  }

  @Test
  void calls_areBesideThoseOfBefore() {
    Chart chart = AgentsChart.of(experiment(course("single", "chat", 0))).get(1);
    assertThat(chart.caption())
        .isEqualTo(
            "Once the first fault was over, agents made at most this many times as many calls in"
                + " 10 s as before it: “single” 3, not back within 20 % by the end.");
    assertThat(chart.table().rows())
        .extracting(row -> row.subList(1, 2))
        .containsExactly(List.of("10"), List.of("30"));
    assertThat(chart.svg()).contains("after the fault at most 30, before it 10");
  }

  @Test
  void sessions_areRowsByTheirNumbers() {
    Chart chart =
        SessionsChart.of(
                experiment(
                    course("single", "chat", 0, LOST, FINE), course("pair", "chat", 0, FINE)))
            .get(0);
    assertThat(chart.table().rows())
        .extracting(row -> List.of(row.get(0), row.get(3), row.get(6)))
        .containsExactly(
            List.of("single: chat 7", "0 s", "0 s"),
            List.of("single: chat 12", "2.5 s", "6 s"),
            List.of("pair: chat 7", "0 s", "0 s"));
    assertThat(chart.svg())
        .contains("1 of these 2 was lost, for 6 s in all", "none of these 1 was lost")
        .contains("waiting for subagents")
        .doesNotContain("NaN", "Infinity");
  }

  /** A second of 20 is 41.4 of the 828 pixels right of the 72 for labels. */
  @Test
  void stretches_areDrawnWhereTheyWere() {
    Chart chart = SessionsChart.of(experiment(course("single", "chat", 0, LOST))).get(0);
    assertThat(chart.svg()).containsPattern("d=\"M279 [0-9.]+h248.4\"");
  }

  @Test
  void panelsBeyondFour_areLeftOut() {
    List<String> names = List.of("a", "b", "c", "d", "e", "f");
    List<AgentCourse> courses = names.stream().map(name -> course(name, "chat", 0, LOST)).toList();
    Chart chart = SessionsChart.of(experiment(names, courses)).get(0);
    assertThat(chart.caption()).endsWith("2 more panels are left out.");
    assertThat(chart.table().rows()).hasSize(4);
    assertThat(AgentsChart.of(experiment(names, courses)).get(0).table().header()).hasSize(13);
  }

  @Test
  void names_areEscaped() {
    String name = "<b>&\u0007";
    Experiment odd = experiment(List.of(name), List.of(course(name, "chat", 0, LOST)));
    List<Chart> charts = new ArrayList<>(AgentsChart.of(odd));
    charts.addAll(SessionsChart.of(odd));
    assertThat(charts).hasSize(3);
    for (Chart chart : charts) {
      assertThat(chart.svg()).contains("&lt;b&gt;&amp;").doesNotContain("<b>", "\u0007");
    }
    assertThat(ReportPage.of(odd)).doesNotContain("<b>&", "\u0007");
  }

  @Test
  void nobodyOfOurs_hasNoChart() {
    for (Experiment none :
        List.of(
            experiment(),
            experiment(course("single", "others", 1, LOST)),
            SmallExperiment.of("single", "chat", "p"))) {
      assertThat(AgentsChart.of(none)).isEmpty();
      assertThat(SessionsChart.of(none)).isEmpty();
    }
    assertThat(SessionsChart.of(experiment(course("single", "chat", 1)))).isEmpty();
  }

  @Test
  void page_showsThemBesideTheTable() {
    String page = ReportPage.of(experiment(course("single", "chat", 2, LOST)));
    int section = page.indexOf("<details class=\"question\" id=\"agents\"");
    assertThat(page.substring(section, page.indexOf("<details class=\"question\"", section + 1)))
        .contains(
            "Sessions of agents in a turn over time",
            "Calls that agents make over time",
            "Some sessions of agents",
            "in time");
  }
}
