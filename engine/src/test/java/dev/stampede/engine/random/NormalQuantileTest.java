package dev.stampede.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalQuantileTest {

  /** Points of the published tables; the far tails by a continued fraction with 50 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.25, -0.6744897501960817",
    "0.9, 1.2815515655446004",
    "0.975, 1.959963984540054",
    "0.99, 2.326347874040841",
    "0.999, 3.090232306167813",
    "1e-12, -7.034483825301132",
    "1e-20, -9.262340089798408",
    "1e-300, -37.047096299361199"
  })
  void of_agreesWithPublishedPoints(double u, double x) {
    assertThat(NormalQuantile.of(u)).isCloseTo(x, Percentage.withPercentage(1e-12));
  }

  @Test
  void of_isZeroInTheMiddleAndOdd() {
    assertThat(NormalQuantile.of(0.5)).isZero();
    for (double u = 0x1.0p-40; u < 0.5; u *= 1.3) { // 1 - u is good to 2^-53 / u of itself
      assertThat(NormalQuantile.of(1 - u))
          .isCloseTo(-NormalQuantile.of(u), within(0x1.0p-53 / u + 1e-14));
    }
  }

  @Test
  void of_invertsTheDistributionFunction() {
    NormalDistribution normal = new NormalDistribution();
    for (double u = 1e-12; u < 0.999; u *= 1.01) {
      assertThat(normal.cumulativeProbability(NormalQuantile.of(u)))
          .as("u = %s", u)
          .isCloseTo(u, within(1e-12 * u));
    }
  }

  /**
   * Also where one rational approximation gives way to the next: |u - 0.5| = 0.425, e^-25. But for
   * rounding.
   */
  @Test
  void of_neverFalls() {
    for (double border : new double[] {0.075, 0.925, StrictMath.exp(-25)}) {
      double u = border;
      for (int i = 0; i < 1000; i++) {
        u -= Math.ulp(border) * 16;
      }
      double previous = NormalQuantile.of(u);
      for (int i = 0; i < 2000; i++) {
        u += Math.ulp(border) * 16;
        double x = NormalQuantile.of(u);
        assertThat(x).isGreaterThan(previous - 1e-15 * Math.abs(previous));
        previous = x;
      }
    }
  }
}
