package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SectioningTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** Squares about 13: 9 + 1 + 1 + 9: half-width 3.182446 x sqrt(20 / 4 / 3). */
  @Test
  void interval_isCentredAtThePooledQuantile() {
    Interval interval =
        Sectioning.interval(13, new double[] {10, 12, 14, 16}, Confidence.PLAIN).orElseThrow();

    assertThat(interval.low()).isCloseTo(13 - 4.108520, within(1e-6));
    assertThat(interval.high()).isCloseTo(13 + 4.108520, within(1e-6));
    assertThat(
            Sectioning.interval(12, new double[] {10, 12, 14, 16}, Confidence.PLAIN)
                .orElseThrow()
                .low())
        .isCloseTo(12 - 3.182446 * Math.sqrt(24 / 12.0), within(1e-6));
  }

  /**
   * {0, 0, 0, 4} has a = 1/6 and an error of 1 (SamplingErrorTest), about 2 one of sqrt(16 / 12).
   */
  @Test
  void interval_reachesFartherOnTheSideOfTheTail() {
    Interval interval =
        Sectioning.interval(2, new double[] {0, 0, 0, 4}, Confidence.PLAIN).orElseThrow();

    assertThat(interval.high()).isCloseTo(2 + 6.988007 * Math.sqrt(16 / 12.0), within(1e-5));
    assertThat(interval.low()).isCloseTo(2 - 3.182446 * Math.sqrt(16 / 12.0), within(1e-5));
  }

  /** A difference may be negative; who knows that a figure cannot cuts the interval off. */
  @Test
  void interval_mayReachBelowZero() {
    assertThat(Sectioning.interval(1, new double[] {0, 2}, Confidence.PLAIN).orElseThrow().low())
        .isCloseTo(1 - 12.706205, within(1e-5));
  }

  @Test
  void interval_reachesToNeverWhereAReplicationDoes() {
    assertThat(Sectioning.interval(13, new double[] {10, NEVER, 14}, Confidence.PLAIN))
        .isEqualTo(Optional.of(new Interval(10, NEVER)));
    assertThat(Sectioning.interval(NEVER, new double[] {10, 11, NEVER}, Confidence.PLAIN))
        .isEqualTo(Optional.of(new Interval(10, NEVER)));
    assertThat(Sectioning.interval(NEVER, new double[] {NEVER, NEVER}, Confidence.PLAIN))
        .isEqualTo(Optional.of(new Interval(NEVER, NEVER)));
  }

  @Test
  void interval_ofOneReplicationIsAbsent() {
    assertThat(Sectioning.interval(13, new double[] {13}, Confidence.PLAIN)).isEmpty();
    assertThat(Sectioning.interval(NEVER, new double[] {NEVER}, Confidence.PLAIN)).isEmpty();
  }
}
