package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.chart.UseCaseCharts.Subject;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.SmallObjective;
import dev.stampede.reports.result.UseCaseCourse;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jfree.data.xy.XYSeries;
import org.junit.jupiter.api.Test;

final class LatencyChartTest {

  /** 1,000 pieces of work, of which one after the other was answered after 10 ms more. */
  private static UseCaseCourse course(String architecture, long answered) {
    Histogram latency = new Histogram(3);
    for (long i = 1; i <= answered; i++) {
      latency.recordValue(i * 10_000_000);
    }
    return new UseCaseCourse(
        architecture, "chat", List.of(), List.of(), List.of(), latency, 1_000, List.of());
  }

  private static Subject subject(List<ObjectiveResult> objectives, UseCaseCourse... courses) {
    return new Subject(
        "chat",
        "chat",
        List.of(courses),
        objectives,
        new Timeline(20, 10, List.of()),
        1,
        ChartStyle.STANDARD);
  }

  private static String caption(UseCaseCourse... courses) {
    return LatencyChart.of(subject(List.of(), courses)).caption();
  }

  @Test
  void line_endsWhereTheWorkBeginsThatWasNeverAnswered() {
    UseCaseCourse course = course("single", 350);
    // 350 of 1,000 lie at -log10(0.65) nines, and the last one of them took 3.5 s.
    assertThat(LatencyChart.end(course)).isCloseTo(0.187087, within(1e-6));
    XYSeries line = new LatencyChart(subject(List.of(), course)).line(0, course);
    int last = line.getItemCount() - 1;
    assertThat(line.getX(last).doubleValue()).isEqualTo(LatencyChart.end(course));
    assertThat(Math.pow(10, line.getY(last).doubleValue())).isCloseTo(3.5, within(0.004));
  }

  /** Beyond two nines of 1,000 pieces lie ten. */
  @Test
  void line_ofWorkThatWasAllAnsweredEndsWhereTenPiecesAreLeft() {
    UseCaseCourse course = course("graceful", 1_000);
    assertThat(LatencyChart.end(course)).isCloseTo(2, within(1e-12));
    XYSeries line = new LatencyChart(subject(List.of(), course)).line(0, course);
    int last = line.getItemCount() - 1;
    assertThat(line.getX(last).doubleValue()).isCloseTo(2, within(1e-12));
    assertThat(Math.pow(10, line.getY(last).doubleValue())).isCloseTo(9.9, within(0.02));
  }

  @Test
  void line_ofWorkThatWasNeverAnsweredIsEmpty() {
    UseCaseCourse course = course("dead", 0);
    assertThat(LatencyChart.end(course)).isZero();
    assertThat(new LatencyChart(subject(List.of(), course)).line(0, course).isEmpty()).isTrue();
  }

  @Test
  void caption_isAboutAllWork() {
    assertThat(caption(course("graceful", 1_000)))
        .isEqualTo("99 of 100 pieces of work had their answer within 9.9 s with “graceful”.");
    assertThat(caption(course("graceful", 1_000), course("single", 346)))
        .isEqualTo(
            "99 of 100 pieces of work had their answer within 9.9 s with “graceful”, and never with"
                + " “single”, where 34.6 % was ever answered.");
  }

  @Test
  void caption_ofNeverSaysHowMuchWasAnswered() {
    assertThat(caption(course("single", 346), course("dead", 0)))
        .isEqualTo("So much of the work was ever answered: 34.6 % with “single”, 0 % with “dead”.");
    Histogram none = new Histogram(3);
    UseCaseCourse nothing =
        new UseCaseCourse("a", "chat", List.of(), List.of(), List.of(), none, 0, List.of());
    assertThat(caption(nothing))
        .isEqualTo("No work was offered that counts, so there is no latency to show.");
    assertThat(caption(course("dead", 0)))
        .isEqualTo("Nothing was ever answered, so there is no latency to show.");
  }

  @Test
  void caption_saysWhichLinesMissAnObjective() {
    ObjectiveResult p99 = SmallObjective.latency("latency.e2e.p99").never("single");
    // A share of replications is no latency.
    ObjectiveResult replications = SmallObjective.ofReplications().never("single");
    assertThat(
            LatencyChart.of(subject(List.of(p99, replications), course("single", 346))).caption())
        .endsWith(
            " A line that enters the tinted corner, or ends to the left of its edge, misses the"
                + " objective p99 ≤ 20 s.");
  }

  /** The 500th of all takes 5 s; of 1,000 pieces ten lie beyond the 99th percentile. */
  @Test
  void table_saysNeverWhereTooLittleWasAnswered() {
    DataTable table =
        LatencyChart.of(subject(List.of(), course("graceful", 1_000), course("single", 600)))
            .table();
    assertThat(table.rows())
        .contains(
            List.of("p50", "5.0 s", "5.0 s"),
            List.of("p75", "7.5 s", "never"),
            List.of("p99", "9.9 s", "never"),
            List.of("p99.9", "too few", "too few"));
  }
}
