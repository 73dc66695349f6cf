package dev.stampede.reports.chart;

import static dev.stampede.reports.result.SmallFrontier.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.CostFrontier.Point;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallFrontier;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CostChartTest {
  private static final Pattern TEXT =
      Pattern.compile(
          "<text [^>]*x=\"([^\"]+)\" y=\"([^\"]+)\" textLength=\"([^\"]+)\"[^>]*>([^<]*)<");

  private static final List<Point> FOUR =
      List.of(
          point("single", 100, 0.9),
          point("failover", 150, 0.99),
          point("wasteful", 190, 0.95),
          point("graceful", 250, 0.999));

  static Stream<List<Point>> odd() {
    Random random = new Random(7);
    return Stream.of(
        FOUR.subList(0, 2),
        FOUR,
        many(9, i -> point("architecture " + i, 100 + i, 0.9 + 0.01 * i)),
        many(9, i -> point(i + " name".repeat(20), 100 + 10 * i, 0.9 + 0.0001 * i)),
        many(9, i -> point("all of it " + i, 100 + 30 * i, 1)),
        many(9, i -> point("same " + i, 100, 0.9 + 0.01 * i)),
        many(9, i -> point("same in both " + i, 100, 1)),
        many(9, i -> point("nothing paid " + i, 0, 0.9)),
        many(9, i -> point("random " + i, random.nextDouble() * 1e8, random.nextDouble())),
        many(9, i -> point("never " + i, 100 + i, 0)));
  }

  private static List<Point> many(int count, IntFunction<Point> point) {
    return IntStream.range(0, count).mapToObj(point).toList();
  }

  private static Chart chart(Set<String> bounds, List<Point> points) {
    List<Chart> charts = Charts.of(SmallFrontier.experiment(bounds, points));
    assertThat(charts).extracting(Chart::topic).containsExactly(Topic.COST);
    return charts.get(0);
  }

  @Test
  void chart_isNotThereWithoutPrices() {
    assertThat(
            Charts.of(
                SmallExperiment.withoutCourse(
                    SmallExperiment.summary(
                        List.of(SmallExperiment.architecture("a", "chat", 0.8, 0)), List.of()))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("odd")
  void names_standApartAndInThePicture(List<Point> points) {
    String svg = chart(Set.of(), points).svg();
    List<MatchResult> texts = TEXT.matcher(svg).results().toList();
    List<Rectangle2D> boxes = texts.stream().map(CostChartTest::box).toList();
    for (Point point : points) {
      String start = point.architecture().substring(0, Math.min(14, point.architecture().length()));
      assertThat(texts).extracting(m -> m.group(4)).anyMatch(text -> text.startsWith(start));
    }
    for (int i = 0; i < boxes.size(); i++) {
      assertThat(new Rectangle2D.Double(0, 0, 920, 600).contains(boxes.get(i))).isTrue();
      for (int k = 0; k < i; k++) {
        assertThat(boxes.get(i).intersects(boxes.get(k)))
            .as("%s on %s", texts.get(i).group(4), texts.get(k).group(4))
            .isFalse();
      }
    }
    assertThat(svg).doesNotContain("NaN", "Infinity");
  }

  /** Small letters are 8 pixels high. */
  private static Rectangle2D box(MatchResult text) {
    return new Rectangle2D.Double(
        Double.parseDouble(text.group(1)),
        Double.parseDouble(text.group(2)) - 8,
        Double.parseDouble(text.group(3)),
        8);
  }

  @Test
  void axis_saysWhetherItIsLogarithmic() {
    assertThat(chart(Set.of(), FOUR).svg()).contains(">cost of a run in USD, linear from 0<");
    assertThat(chart(Set.of(), List.of(point("a", 1, 0.9), point("b", 51, 0.99))).svg())
        .contains(">cost of a run in USD, logarithmic<");
  }

  /** Filled with the ground, unlike that of a panel, which nobody sees. */
  private static final Pattern HOLLOW =
      Pattern.compile("fill=\"var\\(--ink-surface\\)\"(?! fill-opacity=\"0\")");

  @Test
  void bounds_areHollowDiamonds() {
    String svg = chart(Set.of("graceful"), FOUR).inlineSvg();
    assertThat(svg)
        .contains(">graceful (bound)<", ">bound, not to be built<")
        .containsPattern(HOLLOW);
    assertThat(chart(Set.of(), FOUR).inlineSvg())
        .doesNotContain("bound")
        .doesNotContainPattern(HOLLOW);
  }

  @Test
  void intervals_areBars() {
    List<Point> sure = new ArrayList<>(FOUR);
    sure.set(
        2, new Point("wasteful", Estimate.of(190, 180, 210), Estimate.of(0.95, 0.94, 0.97), false));
    assertThat(lines(sure)).isEqualTo(lines(FOUR) + 2);
  }

  private static int lines(List<Point> points) {
    return chart(Set.of(), points).svg().split("<line ", -1).length;
  }

  @Test
  void caption_saysWhatToChooseFrom() {
    assertThat(chart(Set.of(), FOUR).caption())
        .isEqualTo(
            "“single” is the cheapest: 100 USD a run, for 90 % of all work within its tolerance."
                + " The most available is “graceful”: 99.9 % for 250 USD. Another one is at least"
                + " as available and costs no more than “wasteful”.");
    assertThat(chart(Set.of("single", "failover", "wasteful"), FOUR).caption())
        .isEqualTo(
            "“graceful” is the cheapest: 250 USD a run, for 99.9 % of all work within its"
                + " tolerance; none is more available.");
  }

  @Test
  void withoutAFigure_thereIsNoPointButAWord() {
    List<Point> points = new ArrayList<>(FOUR);
    points.add(point("idle", 70, Double.NaN));
    Chart chart = chart(Set.of(), points);
    assertThat(chart.caption()).endsWith("Without a figure, and so without a point: “idle”.");
    assertThat(chart.svg().replaceAll("(?s)<desc.*?</desc>", "")).doesNotContain("idle");
    assertThat(chart.table().rows()).contains(List.of("idle", "70 USD", "n/a", "without a figure"));

    Chart nothing = chart(Set.of(), List.of(point("idle", 70, Double.NaN)));
    assertThat(nothing.caption()).startsWith("No architecture that could be built has a cost");
    assertThat(nothing.svg()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void table_saysHowEachStands() {
    assertThat(chart(Set.of("graceful"), FOUR).table().rows())
        .containsExactly(
            List.of("single", "100 USD", "90 %", "efficient"),
            List.of("failover", "150 USD", "99 %", "efficient"),
            List.of("wasteful", "190 USD", "95 %", "dominated"),
            List.of("graceful (bound)", "250 USD", "99.9 %", "bound"));
  }
}
