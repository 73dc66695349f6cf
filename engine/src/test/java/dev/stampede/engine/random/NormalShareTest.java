package dev.stampede.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalShareTest {

  /** Computed with 30 digits. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "0.1, 0.539827837277028981",
    "-0.3, 0.382088577811047363",
    "-1, 0.158655253931457051",
    "1, 0.841344746068542949",
    "-2.5, 0.00620966532577613517",
    "-5.6, 1.07175902583109074e-8",
    "-5.7, 5.99037140106353443e-9",
    "-8.3, 5.20556974489028516e-17",
    "-20, 2.7536241186062337e-89",
    "-37, 5.72557122252457682e-300"
  })
  void below_agreesWithTheTables(double z, double share) {
    assertThat(NormalShare.below(z)).isCloseTo(share, Percentage.withPercentage(2e-11));
  }

  /** The quantile function is another approximation, by another author. */
  @Test
  void below_undoesTheQuantile() {
    for (double u = 1e-300; u < 1; u *= 1.37) {
      double share = NormalShare.below(NormalQuantile.of(u));
      assertThat(share).isCloseTo(u, Percentage.withPercentage(1e-10));
    }
  }

  @Test
  void below_isSymmetricAndEndsAtZeroAndOne() {
    for (double z = 0; z < 8; z += 0.0625) {
      assertThat(NormalShare.below(z) + NormalShare.below(-z)).isCloseTo(1, within(3e-16));
    }
    assertThat(NormalShare.below(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(NormalShare.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
  }

  /** Simpson's rule over the density. */
  @Test
  void density_isThatOfTheShare() {
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      double z = -1 + i * 0.002;
      sum +=
          (NormalShare.density(z)
                  + 4 * NormalShare.density(z + 0.001)
                  + NormalShare.density(z + 0.002))
              * 0.002
              / 6;
    }
    assertThat(sum).isCloseTo(NormalShare.below(1) - NormalShare.below(-1), within(1e-13));
  }
}
