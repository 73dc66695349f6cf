package dev.stampede.benchmarks.result;

import static dev.stampede.benchmarks.result.Results.fork;
import static dev.stampede.benchmarks.result.Results.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.benchmarks.result.Comparison.Change;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Measurement OLD =
      nanos("A.b", Map.of(), fork(100, 101, 250), fork(103, 103, 103), fork(99, 99, 99));

  /**
   * By hand: the logarithms of the forks' medians (101, 103, 99) and (50, 52, 51) have means
   * 4.614990 and 3.931697 and variances 3.922e-4 and 3.846e-4, so the standard error is 0.0160915;
   * Welch's degrees of freedom are 3.99961, their quantile 2.77656.
   */
  @Test
  void halfTheTime_isFaster() {
    Comparison comparison =
        Comparison.of(OLD, nanos("A.b", Map.of(), fork(50), fork(52), fork(51)));

    assertThat(comparison.ratio()).isCloseTo(Math.exp(-0.683292), within(1e-5));
    assertThat(comparison.low()).isCloseTo(Math.exp(-0.683292 - 2.77656 * 0.0160915), within(1e-4));
    assertThat(comparison.high())
        .isCloseTo(Math.exp(-0.683292 + 2.77656 * 0.0160915), within(1e-4));
    assertThat(comparison.change()).isEqualTo(Change.FASTER);
  }

  @Test
  void twiceTheTime_isSlower() {
    assertThat(Comparison.of(OLD, nanos("A.b", Map.of(), fork(200), fork(204))).change())
        .isEqualTo(Change.SLOWER);
  }

  @Test
  void twiceTheThroughput_isFaster() {
    assertThat(Comparison.of(throughput(100, 101, 99), throughput(200, 202, 198)).change())
        .isEqualTo(Change.FASTER);
  }

  private static Measurement throughput(double... figures) {
    return new Measurement(
        "A.b",
        Map.of(),
        "thrpt",
        "ops/s",
        List.of(fork(figures).figures()),
        OptionalDouble.empty());
  }

  @Test
  void sameFile_isNoDifference() {
    Comparison comparison = Comparison.of(OLD, OLD);

    assertThat(comparison.ratio()).isEqualTo(1);
    assertThat(comparison.change()).isEqualTo(Change.NO_DIFFERENCE);
  }

  @Test
  void figuresThatNeverVary_differBySheerSize() {
    Measurement old = nanos("A.b", Map.of(), fork(2, 2, 2));

    assertThat(Comparison.of(old, nanos("A.b", Map.of(), fork(3, 3, 3))).change())
        .isEqualTo(Change.SLOWER);
    assertThat(Comparison.of(old, old).change()).isEqualTo(Change.NO_DIFFERENCE);
  }

  @Test
  void singleValue_hasNoInterval() {
    Comparison comparison = Comparison.of(OLD, nanos("A.b", Map.of(), fork(50)));

    assertThat(comparison.low()).isNaN();
    assertThat(comparison.change()).isEqualTo(Change.UNKNOWN);
  }

  /** 95 % of 2000 intervals; 2 % is four standard deviations. */
  @Test
  void interval_coversTheTruth() {
    Random random = new Random(1);
    int covered = 0;
    for (int i = 0; i < 2000; i++) {
      Comparison comparison = Comparison.of(noisy(random, 100), noisy(random, 120));
      covered += comparison.low() <= 1.2 && 1.2 <= comparison.high() ? 1 : 0;
    }

    assertThat(covered / 2000.0).isBetween(0.93, 0.98);
  }

  private static Measurement noisy(Random random, double nanos) {
    double[] figures = new double[5];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = nanos * Math.exp(0.05 * random.nextGaussian());
    }
    return nanos("A.b", Map.of(), fork(figures));
  }
}
