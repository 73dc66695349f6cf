package dev.stampede.models.arrival;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.arrival.LiftsTest.surge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.arrival.Announcement.Fading;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Rates over time, each against what it stands for. */
class RateCurveTest {

  private static final Offset<Double> TINY = within(1e-12);

  /** The largest distance of the lines from what they stand for, as a share of the value there. */
  private static double distance(RateCurve curve, double untilSeconds, DoubleUnaryOperator truth) {
    double worst = 0;
    for (long start = 0; start < nanos(untilSeconds); ) {
      long end = Math.min(nanos(untilSeconds), curve.nextKnot(start));
      assertThat(end).isGreaterThan(start);
      long middle = start + (end - start) / 2;
      double line = curve.after(start) + (curve.before(end) - curve.after(start)) / 2;
      double exact = truth.applyAsDouble(middle / 1e9);
      if (line != exact) {
        worst = Math.max(worst, Math.abs(line - exact) / Math.max(line, exact));
      }
      start = end;
    }
    assertThat(worst).isPositive();
    return worst;
  }

  @Test
  void lines_goFromPointToPoint_andJumpWhereTwoAreAtOneTime() {
    RateCurve lines = new Lines(new long[] {10, 20, 20, 30}, new double[] {1, 3, 7, 5});
    assertThat(lines.after(0)).isEqualTo(1);
    assertThat(lines.after(15)).isEqualTo(2);
    assertThat(lines.before(20)).isEqualTo(3);
    assertThat(lines.after(20)).isEqualTo(7);
    assertThat(lines.before(25)).isEqualTo(6);
    assertThat(lines.after(30)).isEqualTo(5);
    assertThat(lines.before(99)).isEqualTo(5);
    assertThat(Stream.iterate(0L, t -> t != RateCurve.NEVER, lines::nextKnot))
        .containsExactly(0L, 10L, 20L, 30L);
    assertThat(lines.most()).isEqualTo(7);
  }

  @Test
  void lines_neverGoBack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lines(new long[] {2, 1}, new double[] {1, 1}))
        .withMessageStartingWith("times");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lines(new long[] {2}, new double[] {-1}));
  }

  @Test
  void steps_holdForAStepEach_andAreNothingOutside() {
    RateCurve steps = new Steps(10, 5, new double[] {2, 4});
    assertThat(steps.after(9)).isZero();
    assertThat(steps.before(10)).isZero();
    assertThat(steps.after(10)).isEqualTo(2);
    assertThat(steps.before(15)).isEqualTo(2);
    assertThat(steps.after(15)).isEqualTo(4);
    assertThat(steps.after(20)).isZero();
    assertThat(Stream.iterate(0L, t -> t != RateCurve.NEVER, steps::nextKnot))
        .containsExactly(0L, 10L, 15L, 20L);
  }

  @Test
  void periodic_beginsAgain_fromAnyPhase() {
    RateCurve day = new Lines(new long[] {0, 10, 20}, new double[] {1, 3, 1});
    RateCurve days = new Periodic(day, 20, 5);
    assertThat(days.after(0)).isEqualTo(2);
    assertThat(days.after(5)).isEqualTo(3);
    assertThat(days.before(15)).isEqualTo(1);
    assertThat(days.after(45)).isEqualTo(3);
    assertThat(Stream.iterate(0L, t -> t < 50, days::nextKnot))
        .containsExactly(0L, 5L, 15L, 25L, 35L, 45L);
  }

  @Test
  void trend_doublesOrHalves() {
    assertThat(new Trend(true, nanos(60)).after(nanos(180))).isCloseTo(8, TINY);
    assertThat(new Trend(false, nanos(60)).after(nanos(120))).isCloseTo(0.25, TINY);
    assertThat(distance(new Trend(true, nanos(60)), 600, t -> Math.pow(2, t / 60)))
        .isLessThan(RateCurve.PRECISION);
    assertThat(distance(new Trend(false, nanos(60)), 600, t -> Math.pow(2, -t / 60)))
        .isLessThan(RateCurve.PRECISION);
    assertThat(new Trend(false, SECOND).nextKnot(nanos(64))).isEqualTo(RateCurve.NEVER);
  }

  @Test
  void flashCrowd_doublesToItsTop_andHalvesFromThere() {
    FlashCrowd crowd = new FlashCrowd(9, nanos(1000), nanos(100), nanos(50), nanos(20));
    assertThat(crowd.after(nanos(800))).isCloseTo(0.25, TINY);
    assertThat(crowd.after(nanos(900))).isCloseTo(0.5, TINY);
    assertThat(crowd.after(nanos(1000))).isEqualTo(1);
    assertThat(crowd.after(nanos(1050))).isEqualTo(1);
    assertThat(crowd.after(nanos(1070))).isCloseTo(0.5, TINY);
    assertThat(
            distance(
                crowd,
                1300,
                t -> Math.pow(2, t < 1000 ? (t - 1000) / 100 : Math.min(0, (1050 - t) / 20))))
        .isLessThan(RateCurve.PRECISION);
  }

  @Test
  void announcement_risesInALine_andFades() {
    Announcement halving =
        new Announcement(5, nanos(100), nanos(20), nanos(60), Fading.EXPONENTIAL);
    assertThat(halving.after(nanos(99))).isZero();
    assertThat(halving.after(nanos(110))).isCloseTo(0.5, TINY);
    assertThat(halving.after(nanos(120))).isEqualTo(1);
    assertThat(halving.after(nanos(240))).isCloseTo(0.25, TINY);
    Announcement telling = new Announcement(5, nanos(100), 0, nanos(60), Fading.HYPERBOLIC);
    assertThat(telling.before(nanos(100))).isZero();
    assertThat(telling.after(nanos(100))).isEqualTo(1);
    assertThat(telling.after(nanos(220))).isCloseTo(1.0 / 3, TINY);
    assertThat(telling.after(nanos(640))).isCloseTo(0.1, TINY);
    assertThat(distance(telling, 100_000, t -> t < 100 ? 0 : 1 / (1 + (t - 100) / 60)))
        .isLessThan(RateCurve.PRECISION);
  }

  /** F(t), the time of the peak and its height by Bass' own formulas, (p, q) = (.03, .38). */
  @Test
  void adoption_isBass() {
    Adoption years = new Adoption(1000, 0.03, 0.38, nanos(1), 0, 0);
    assertThat(years.share(nanos(1))).isCloseTo(0.035758, within(5e-7));
    assertThat(years.share(nanos(5))).isCloseTo(0.331199, within(5e-7));
    assertThat(years.share(nanos(10))).isCloseTo(0.812803, within(5e-7));
    assertThat(years.share(nanos(6.192619))).isCloseTo(0.460526, within(5e-7));
    assertThat(years.after(nanos(6.192619))).isCloseTo(110.592, within(1e-3));
    assertThat(years.most()).isCloseTo(110.592, within(1e-3));
    Adoption slow = new Adoption(1000, 0.01, 0.5, nanos(1), 0, 0);
    assertThat(slow.share(nanos(7.670633))).isCloseTo(0.49, within(5e-7));
    assertThat(slow.after(nanos(7.670633))).isCloseTo(130.05, within(1e-3));
    // what is expected of those who begin is what has begun
    CurveDemand demand = new CurveDemand(years, 0);
    assertThat(demand.expected(0, nanos(10))).isCloseTo(812.803, within(2e-3));
    assertThat(demand.expected(0, nanos(1000))).isCloseTo(1000, within(2e-3));
  }

  @Test
  void adoption_bringsRequests_andMayBeUnderWayAtTheStart() {
    Adoption users = new Adoption(1000, 0.03, 0.38, nanos(1), nanos(5), 2);
    assertThat(users.after(0)).isCloseTo(662.398, within(1e-3));
    assertThat(users.after(nanos(5))).isCloseTo(1625.606, within(1e-3));
    assertThat(users.most()).isEqualTo(2000);
    assertThat(users.nextKnot(nanos(10_000))).isEqualTo(RateCurve.NEVER);
  }

  @Test
  void product_ofLines_isFollowedByLines() {
    RateCurve up = new Lines(new long[] {0, nanos(100)}, new double[] {1, 11});
    RateCurve down = new Lines(new long[] {0, nanos(100)}, new double[] {5, 1});
    // from 5 to 11, so of the larger it is less than half as much
    assertThat(distance(new Product(up, down), 100, t -> (1 + t / 10) * (5 - t / 25)))
        .isLessThan(2.2 * RateCurve.PRECISION);
    // integral of (1 + t/10)(5 - t/25) over 100 s: 500 + 2300 - 4000/3
    assertThat(new CurveDemand(new Product(up, down), 0).expected(0, nanos(100)))
        .isCloseTo(1466.666667, within(2e-3));
  }

  @Test
  void product_isOver_whereOneOfTheTwoIs() {
    RateCurve table = new Steps(0, 10, new double[] {3});
    RateCurve day = new Periodic(new Level(1), 2, 0);
    assertThat(new Product(day, table).nextKnot(10)).isEqualTo(RateCurve.NEVER);
    assertThat(new Product(table, day).nextKnot(11)).isEqualTo(RateCurve.NEVER);
    assertThat(new Product(table, day).nextKnot(3)).isEqualTo(4);
  }

  @Test
  void crowds_addTheirRates() {
    RateCurve crowds = Lifts.added(List.of(surge(0, 30, 10, 10, 0), surge(10, 5, 0, 1, 0)));
    assertThat(crowds.after(nanos(5))).isEqualTo(15);
    assertThat(crowds.after(nanos(10))).isEqualTo(35);
    assertThat(crowds.after(nanos(20))).isZero();
    assertThat(new CurveDemand(crowds, 0).expected(0, nanos(60))).isCloseTo(455, within(1e-9));
  }
}
