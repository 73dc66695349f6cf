package dev.stampede.models.arrival;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Base rates with trapezoids on them. */
class LiftsTest {

  static Surge surge(double at, double peak, double rise, double hold, double fall) {
    return new Surge(nanos(at), peak, nanos(rise), nanos(hold), nanos(fall));
  }

  /** Lines as "start: rate at start - rate at end", times in seconds. */
  private static List<String> segments(CurveDemand demand) {
    RateCurve rate = demand.rate();
    return demand.breakpoints(Long.MAX_VALUE).stream()
        .map(
            start -> {
              long end = rate.nextKnot(start);
              double last = end == RateCurve.NEVER ? rate.after(start) : rate.before(end);
              return "%s: %s - %s".formatted(start / 1e9, rate.after(start), last);
            })
        .toList();
  }

  @Test
  void noSurge_isOneSegment() {
    assertThat(segments(CurveDemand.of(7, List.of()))).containsExactly("0.0: 7.0 - 7.0");
  }

  @Test
  void surge_isATrapezoid() {
    CurveDemand profile = CurveDemand.of(10, List.of(surge(100, 3, 10, 20, 40)));
    assertThat(segments(profile))
        .containsExactly(
            "0.0: 10.0 - 10.0",
            "100.0: 10.0 - 30.0",
            "110.0: 30.0 - 30.0",
            "130.0: 30.0 - 10.0",
            "170.0: 10.0 - 10.0");
    assertThat(profile.rate().nextKnot(0)).isEqualTo(nanos(100));
    assertThat(profile.rate().nextKnot(nanos(170))).isEqualTo(RateCurve.NEVER);
  }

  @Test
  void surgeWithoutRiseAndFall_jumps() {
    assertThat(segments(CurveDemand.of(10, List.of(surge(5, 2, 0, 3, 0)))))
        .containsExactly("0.0: 10.0 - 10.0", "5.0: 20.0 - 20.0", "8.0: 10.0 - 10.0");
  }

  @Test
  void surgeWithoutHold_isATriangle() {
    assertThat(segments(CurveDemand.of(10, List.of(surge(0, 2, 4, 0, 4)))))
        .containsExactly("0.0: 10.0 - 20.0", "4.0: 20.0 - 10.0", "8.0: 10.0 - 10.0");
  }

  @Test
  void lull_goesDownToNothing() {
    assertThat(segments(CurveDemand.of(10, List.of(surge(10, 0, 5, 10, 0)))))
        .containsExactly(
            "0.0: 10.0 - 10.0", "10.0: 10.0 - 0.0", "15.0: 0.0 - 0.0", "25.0: 10.0 - 10.0");
  }

  @Test
  void overlappingSurges_addTheirIncrements() {
    // +10 from 10 to 30 s, and a rise by another 20 from 20 to 40 s with a sudden end.
    List<Surge> surges = List.of(surge(10, 2, 0, 20, 0), surge(20, 3, 20, 0, 0));
    assertThat(segments(CurveDemand.of(10, surges)))
        .containsExactly(
            "0.0: 10.0 - 10.0",
            "10.0: 20.0 - 20.0",
            "20.0: 20.0 - 30.0",
            "30.0: 20.0 - 30.0",
            "40.0: 10.0 - 10.0");
  }

  @Test
  void overlappingLulls_stopAtNothing() {
    // Each takes 10 off over 10 s: nothing is left from 5 s on, until 5 s before their end.
    List<Surge> lulls = List.of(surge(0, 0, 10, 10, 10), surge(0, 0, 10, 10, 10));
    CurveDemand profile = CurveDemand.of(10, lulls);
    assertThat(rate(profile, 2.5)).isCloseTo(5, within(1e-6));
    assertThat(rate(profile, 5)).isCloseTo(0, within(1e-6));
    assertThat(rate(profile, 9)).isZero();
    assertThat(rate(profile, 21)).isZero();
    assertThat(rate(profile, 27.5)).isCloseTo(5, within(1e-6));
  }

  @Test
  void profile_isTheSumOfItsSurgesAtAnyTime() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 2000; i++) {
      List<Surge> surges =
          IntStream.range(0, random.nextInt(4))
              .mapToObj(
                  n ->
                      surge(
                          random.nextInt(20),
                          random.nextInt(8) / 2.0,
                          random.nextInt(5),
                          1 + random.nextInt(5),
                          random.nextInt(5)))
              .toList();
      CurveDemand profile = CurveDemand.of(8, surges);
      double t = random.nextInt(35) + 0.5;
      double expected = 1;
      for (Surge surge : surges) {
        expected += (surge.peak() - 1) * share(surge, t);
      }
      assertThat(rate(profile, t))
          .as("%s at %s s", surges, t)
          .isCloseTo(8 * Math.max(0, expected), within(1e-6));
    }
  }

  private static double share(Surge surge, double t) {
    double into = t - surge.atNanos() / 1e9;
    double rise = surge.riseNanos() / 1e9;
    double top = rise + surge.holdNanos() / 1e9;
    double end = top + surge.fallNanos() / 1e9;
    if (into < 0 || into > end) {
      return 0;
    }
    return into < rise ? into / rise : into <= top ? 1 : (end - into) / (end - top);
  }

  /** The rate by the lines between the knots. */
  private static double rate(CurveDemand profile, double seconds) {
    long time = nanos(seconds);
    RateCurve rate = profile.rate();
    long start = 0;
    long end = rate.nextKnot(0);
    while (end <= time) {
      start = end;
      end = rate.nextKnot(end);
    }
    if (end == RateCurve.NEVER) {
      return rate.after(start);
    }
    double share = (double) (time - start) / (end - start);
    return rate.after(start) + share * (rate.before(end) - rate.after(start));
  }
}
