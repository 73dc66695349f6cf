package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.chart.Courses.Slice;
import dev.stampede.reports.chart.FaultBand.Span;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Typeface;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.data.xy.XYSeries;
import org.junit.jupiter.api.Test;

final class LayoutTest {

  @Test
  void thinning_keepsTwoPointsForAColumnAndEverySpike() {
    int n = 100_000;
    double[] xs = IntStream.range(0, n).asDoubleStream().toArray();
    double[] ys = new double[n];
    ys[31_415] = 7;
    ys[92_653] = -7;
    XYSeries thin = Courses.minMax("s", xs, ys, 800);
    assertThat(thin.getItemCount()).isLessThanOrEqualTo(1_600);
    assertThat(thin.getMaxY()).isEqualTo(7);
    assertThat(thin.getMinY()).isEqualTo(-7);
    assertThat(thin.getMinX()).isZero();
  }

  @Test
  void thinning_leavesShortSeriesAlone() {
    double[] xs = {0, 1, 2};
    double[] ys = {3, Double.NaN, 5};
    XYSeries same = Courses.minMax("s", xs, ys, 800);
    assertThat(same.getItemCount()).isEqualTo(3);
    assertThat(same.getY(1).doubleValue()).isNaN();
  }

  @Test
  void thinning_prefersDefinedValues() {
    double[] xs = IntStream.range(0, 10).asDoubleStream().toArray();
    double[] ys = {Double.NaN, 1, Double.NaN, 2, Double.NaN, 3, Double.NaN, 4, Double.NaN, 5};
    XYSeries thin = Courses.minMax("s", xs, ys, 2);
    assertThat(thin.getItemCount()).isEqualTo(4);
    assertThat(thin.getMinY()).isEqualTo(1);
    assertThat(thin.getMaxY()).isEqualTo(5);
  }

  @Test
  void slices_coverEveryIntervalOnce() {
    assertThat(Courses.slices(10, 4))
        .containsExactly(new Slice(0, 3), new Slice(3, 6), new Slice(6, 9), new Slice(9, 10));
    assertThat(Courses.slices(0, 4)).isEmpty();
  }

  @Test
  void endLabels_moveApart() {
    double[] heights = {50, 52, 53, 200};
    EndLabel.spread(heights, 10, 200);
    assertThat(heights).containsExactly(50, 65, 80, 200);
  }

  @Test
  void endLabels_stayAboveTheBottom() {
    double[] heights = {199, 200};
    EndLabel.spread(heights, 10, 200);
    assertThat(heights).containsExactly(185, 200);
  }

  @Test
  void faultLane_putsMeetingFaultsInRowsOfTheirOwn() {
    ChartStyle style = ChartStyle.STANDARD;
    Span first = new Span("north outage", Ink.OUTAGE, 0, 50);
    Span second = new Span("south slow", Ink.SLOW, 40, 90);
    int oneRow = new FaultLane(style, List.of(first), 100).height();
    int twoRows = new FaultLane(style, List.of(first, second), 100).height();
    assertThat(twoRows).isGreaterThan(oneRow);
    assertThat(new FaultLane(style, List.of(), 100).height()).isZero();
  }

  @Test
  void bands_ofOneKindThatOverlapAreOne() {
    Span first = new Span("a", Ink.OUTAGE, 0, 50);
    Span inside = new Span("b", Ink.OUTAGE, 10, 20);
    Span other = new Span("c", Ink.SLOW, 10, 20);
    Span later = new Span("d", Ink.OUTAGE, 60, 70);
    assertThat(new Timeline(100, 1, List.of(later, other, inside, first)).bands())
        .containsExactly(first, later, other);
  }

  @Test
  void label_isCutWhereItHasNoRoom() {
    String cut = Label.fit("a very long name indeed", ChartStyle.STANDARD.text(), 60);
    assertThat(cut).startsWith("a very").endsWith("\u2026");
    assertThat(Typeface.width(ChartStyle.STANDARD.text(), cut)).isLessThanOrEqualTo(60);
  }
}
