package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.chart.FaultBand.Span;
import dev.stampede.reports.chart.UseCaseCharts.Subject;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.UseCaseCourse;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What charts over time say: they show the warm-up and do not count it. */
final class CaptionsTest {

  private static final OutcomeCounts GOOD = new OutcomeCounts(10, 10, 0, 0, 0, 0, 0, 0);
  private static final OutcomeCounts FAIR = new OutcomeCounts(10, 8, 0, 0, 1, 1, 0, 0);
  private static final OutcomeCounts BAD = new OutcomeCounts(10, 0, 0, 0, 10, 0, 0, 0);
  private static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /** Intervals of 10 s. */
  private static Subject subject(double warmupSeconds, OutcomeCounts... outcomes) {
    List<Span> spans =
        warmupSeconds > 0 ? List.of(new Span("warm-up", Ink.WARMUP, 0, warmupSeconds)) : List.of();
    List<Long> zeros = List.of(outcomes).stream().map(o -> 0L).toList();
    UseCaseCourse course =
        new UseCaseCourse(
            "a", "chat", List.of(outcomes), zeros, zeros, new Histogram(3), 20, List.of());
    return new Subject(
        "chat",
        "chat",
        List.of(course),
        List.of(),
        new Timeline(10.0 * outcomes.length, 10, spans),
        1,
        ChartStyle.STANDARD);
  }

  @Test
  void worstInterval_isOneThatCounts() {
    assertThat(AvailabilityChart.of(subject(10, BAD, FAIR, GOOD)).caption())
        .isEqualTo("In its worst interval, “a” kept 80 % of the work within tolerance.");
    assertThat(AvailabilityChart.of(subject(0, BAD, FAIR, GOOD)).caption())
        .isEqualTo("In its worst interval, “a” kept 0 % of the work within tolerance.");
    // The second interval starts in the warm-up.
    assertThat(AvailabilityChart.of(subject(11, BAD, FAIR, GOOD)).caption())
        .isEqualTo("In its worst interval, “a” kept 100 % of the work within tolerance.");
    assertThat(AvailabilityChart.of(subject(10, GOOD, NONE)).caption())
        .isEqualTo("No work was offered that counts, so there is no availability to speak of.");
  }

  @Test
  void tickets_areOfWorkThatCounts() {
    assertThat(OutcomesChart.of(subject(10, BAD, FAIR, GOOD)).caption())
        .isEqualTo("Share of the work that became tickets, the warm-up aside: 10 % with “a”.");
    assertThat(OutcomesChart.of(subject(0, FAIR, GOOD)).caption())
        .isEqualTo("Share of the work that became tickets: 10 % with “a”.");
    assertThat(OutcomesChart.of(subject(30, BAD, FAIR, GOOD)).caption())
        .isEqualTo("No work was offered that counts, so there are no outcomes to speak of.");
  }
}
