package dev.stampede.models.arrival;

import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.arrival.LiftsTest.surge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kinds of arrivals expect of themselves. */
class DemandCurveTest {

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
