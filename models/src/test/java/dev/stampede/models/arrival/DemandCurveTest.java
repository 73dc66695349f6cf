package dev.stampede.models.arrival;

import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.arrival.LiftsTest.surge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kinds of arrivals expect of themselves. */
class DemandCurveTest {

  private static final MeanTokens TOKENS = new MeanTokens(100, 10);

  /** 100 rows in 50 s, 90 of them in the first 40 s; played twice as fast. */
  private static ArrivalSpec trace() {
    Recording recording = new Recording(100, nanos(50), nanos(40), 90, TOKENS);
    return new TraceSpec(
        "test",
        2,
        () -> {
          throw new AssertionError("expectations need no trace");
        },
        recording);
  }

  @Test
  void trace_hasItsCountUntilTheCut_andAllItsRowsInTheEnd() {
    DemandCurve curve = trace().expected();
    assertThat(curve.expected(0, nanos(20))).isEqualTo(90);
    assertThat(curve.expected(0, nanos(10))).isEqualTo(45);
    assertThat(curve.expected(nanos(20), nanos(22))).isCloseTo(8, within(1e-9)); // 4 s of 2/s
    assertThat(curve.expected(0, nanos(1000))).isEqualTo(100);
    assertThat(curve.times(3).expected(0, nanos(20))).isEqualTo(270);
  }

  @Test
  void trace_hasItsMeanRateAtAnyTime() {
    DemandCurve curve = trace().expected();
    assertThat(curve.basePerSecond()).isEqualTo(4);
    assertThat(curve.perSecond(nanos(99))).isEqualTo(4);
    assertThat(curve.breakpoints(nanos(1000))).containsExactly(0L);
    assertThat(curve.times(0.5).basePerSecond()).isEqualTo(2);
    assertThat(trace().peakPerSecond()).isInfinite();
    assertThat(trace().meanTokens()).isEqualTo(TOKENS);
  }

  @Test
  void traceOfOneRow_hasNoRate() {
    Recording one = new Recording(1, 0, nanos(60), 1, TOKENS);
    DemandCurve curve = new RecordedDemand(one, 1, 1);
    assertThat(curve.basePerSecond()).isZero();
    assertThat(curve.expected(0, nanos(60))).isEqualTo(1);
    assertThat(new RecordedDemand(Recording.UNREAD, 1, 1).expected(0, nanos(60))).isZero();
  }

  @Test
  void recording_hasNoMoreRowsBeforeItsCutThanInAll() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Recording(1, 0, 0, 2, TOKENS));
    assertThatIllegalArgumentException().isThrownBy(() -> new Recording(-1, 0, 0, 0, TOKENS));
  }

  @Test
  void poisson_peaksWhereAllSurgesHaveTheirTops_lullsAside() {
    List<Surge> surges =
        List.of(surge(0, 3, 0, 1, 0), surge(5, 0.5, 0, 1, 0), surge(9, 2, 0, 1, 0));
    assertThat(RatedSpec.poisson(10, surges).peakPerSecond()).isEqualTo(40);
    assertThat(RatedSpec.poisson(10, surges).meanTokens()).isNull();
  }

  @Test
  void profile_isOnTheSurgesSideWhereItJumps() {
    DemandCurve curve = CurveDemand.of(10, List.of(surge(5, 3, 0, 10, 0)));
    assertThat(curve.perSecond(nanos(5) - 1)).isEqualTo(10);
    assertThat(curve.perSecond(nanos(5))).isEqualTo(30);
    assertThat(curve.perSecond(nanos(15))).isEqualTo(30);
    assertThat(curve.perSecond(nanos(15) + 1)).isEqualTo(10);
    assertThat(curve.breakpoints(nanos(1000))).containsExactly(0L, nanos(5), nanos(15));
  }

  @Test
  void profile_isOnItsLinesInBetween() {
    DemandCurve curve = CurveDemand.of(10, List.of(surge(5, 3, 10, 0, 20)));
    assertThat(curve.perSecond(nanos(10))).isEqualTo(20);
    assertThat(curve.perSecond(nanos(15))).isEqualTo(30);
    assertThat(curve.perSecond(nanos(20))).isEqualTo(25);
    assertThat(curve.times(0.1).perSecond(nanos(20))).isCloseTo(2.5, within(1e-12));
    assertThat(curve.times(0.1).basePerSecond()).isEqualTo(1);
    assertThat(curve.basePerSecond()).isEqualTo(10);
  }
}
