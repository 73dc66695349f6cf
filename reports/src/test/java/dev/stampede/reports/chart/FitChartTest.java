package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.reports.chart.FitPanel.Mark;
import dev.stampede.reports.chart.FitPanel.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FitChartTest {

  private static Chart chart(FitAxis across, List<Series> series) {
    return FitChart.of(
        "fit",
        "An engine <1>",
        "How to read it",
        "What to see",
        across,
        List.of(new FitPanel("Time per token", series)));
  }

  @Test
  void drawing_namesWhatItShows_andIsTheSameAgain() {
    List<Series> series =
        List.of(
            new Series("1024/1024", 0, Mark.LINE, List.of(4.0, 64.0), List.of(0.01, 0.03)),
            new Series("", 0, Mark.FULL_DOTS, List.of(4.0, 64.0), List.of(0.011, 0.029)),
            new Series("", 0, Mark.OPEN_DOTS, List.of(16.0), List.of(0.02)));

    Chart chart = chart(FitAxis.CONCURRENCY, series);

    assertThat(chart.svg())
        .contains("An engine &lt;1&gt;", "Time per token", "1024/1024", ">16<", "clients at a time")
        .isEqualTo(chart(FitAxis.CONCURRENCY, series).svg());
    assertThat(chart.png()).startsWith(0x89, 'P', 'N', 'G');
    assertThat(chart.table().rows())
        .containsExactly(
            List.of("Time per token", "1024/1024", "4", "10 ms"),
            List.of("Time per token", "1024/1024", "64", "30 ms"),
            List.of("Time per token", "", "4", "11 ms"),
            List.of("Time per token", "", "64", "29 ms"),
            List.of("Time per token", "", "16", "20 ms"));
  }

  @Test
  void onePlace_isEnough() {
    Chart chart =
        chart(
            FitAxis.PERCENTILE,
            List.of(new Series("model", 1, Mark.DASHES, List.of(50.0), List.of(2.0))));

    assertThat(chart.svg()).contains(">p50<", "stroke-dasharray");
  }

  @Test
  void seriesOfDifferentLengths_areRejected() {
    assertThatThrownBy(() -> new Series("", 0, Mark.LINE, List.of(1.0, 2.0), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 places for 1 values");
  }
}
