package dev.stampede.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GaussianCopulaTest {

  private static final int SAMPLE = 100_000;

  /** Kruskal 1958: 2 sin(pi / 12) = 0.51764 for a rank correlation of a half. */
  @Test
  void ofRanks_isPearsons() {
    assertThat(GaussianCopula.ofRanks(0.5).correlation()).isCloseTo(0.5176380902, within(1e-9));
    assertThat(GaussianCopula.ofRanks(1).correlation()).isCloseTo(1, within(1e-15));
    assertThat(GaussianCopula.ofRanks(-1).correlation()).isCloseTo(-1, within(1e-15));
    assertThat(GaussianCopula.ofRanks(0).correlation()).isZero();
  }

  /**
   * The standard error of Spearman's coefficient is below 1 / sqrt(n - 1): 3.3 of them are a false
   * alarm in a thousand. That the partner is uniform is a Kolmogorov-Smirnov test with one in a
   * million.
   */
  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.6, 0, 0.07, 0.4, 0.9, 1})
  void partners_areUniformAndHaveTheRankCorrelation(double rank) {
    GaussianCopula copula = GaussianCopula.ofRanks(rank);
    double[] first = new double[SAMPLE];
    double[] second = new double[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      long key = RandomKey.mix(i);
      first[i] = RandomKey.uniform(key, 0);
      second[i] = copula.partner(first[i], RandomKey.uniform(key, 1));
    }

    assertThat(new SpearmansCorrelation().correlation(first, second))
        .isCloseTo(rank, within(3.3 / Math.sqrt(SAMPLE - 1.0)));
    assertThat(KolmogorovSmirnov.statistic(second, new Distribution.Uniform(0, 1)))
        .isLessThan(KolmogorovSmirnov.ONE_IN_A_MILLION);
  }

  @Test
  void partners_stayWithinTheOpenInterval() {
    double least = 0x1.0p-53;
    double greatest = 1 - 0x1.0p-53;
    for (double rank : new double[] {-1, -0.5, 0, 0.5, 1}) {
      GaussianCopula copula = GaussianCopula.ofRanks(rank);
      for (double u : new double[] {least, 0.5, greatest}) {
        for (double own : new double[] {least, 0.5, greatest}) {
          assertThat(copula.partner(u, own)).isGreaterThan(0).isLessThan(1);
        }
      }
    }
  }

  @Test
  void correlation_outOfRangeIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GaussianCopula.ofRanks(1.1))
        .withMessage("correlation (1.1) must lie from -1.0 to 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new GaussianCopula(Double.NaN));
  }
}
