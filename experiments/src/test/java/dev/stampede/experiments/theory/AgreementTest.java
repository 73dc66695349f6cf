package dev.stampede.experiments.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

  @Test
  void and_isTheWorse() {
    assertThat(Agreement.YES.and(Agreement.BY_CHANCE)).isEqualTo(Agreement.BY_CHANCE);
    assertThat(Agreement.NO.and(Agreement.BY_CHANCE)).isEqualTo(Agreement.NO);
    assertThat(Agreement.YES.and(Agreement.YES)).isEqualTo(Agreement.YES);
  }

  /**
   * All of n fail with the probability p^n: 10 of 10 with 0.4^10 = 1.05 of 10,000, 11 with less.
   */
  @Test
  void ofShare_allowsForChance() {
    assertThat(Agreement.ofShare(6, 10, 0.6, 1)).isEqualTo(Agreement.YES);
    assertThat(Agreement.ofShare(0, 10, 0.6, 1)).isEqualTo(Agreement.BY_CHANCE);
    assertThat(Agreement.ofShare(0, 11, 0.6, 1)).isEqualTo(Agreement.NO);
    assertThat(Agreement.ofShare(10, 10, 0, 0.4)).isEqualTo(Agreement.BY_CHANCE);
    assertThat(Agreement.ofShare(11, 11, 0, 0.4)).isEqualTo(Agreement.NO);
    assertThat(Agreement.ofShare(0, 0, 0.6, 1)).isEqualTo(Agreement.BY_CHANCE); // nothing is known
  }

  /** The quantile of Student's t with one degree of freedom is the tangent of pi (p - 1/2). */
  @Test
  void ofErrors_allowsForWhatFewValuesTell() {
    double tenThousandth = 1 / Math.tan(Math.PI * 0.5e-4);
    assertThat(Agreement.quantile(1e-4, 2)).isCloseTo(tenThousandth, within(1e-3));
    assertThat(Agreement.ofErrors(-3.3, 3.3, 2)).isEqualTo(Agreement.YES);
    assertThat(Agreement.ofErrors(-6366, 3.3, 2)).isEqualTo(Agreement.BY_CHANCE);
    assertThat(Agreement.ofErrors(6367, 3.3, 2)).isEqualTo(Agreement.NO);
    assertThat(Agreement.ofErrors(Double.NaN, 3.3, 2)).isEqualTo(Agreement.NO);
  }

  /** 1, 2 and 6: a mean of 3, a variance of 7, and so an error of the root of 7 / 3. */
  @Test
  void errors_areThoseOfTheMean() {
    Mean mean = Mean.of(List.of(1.0, 2.0, 6.0));

    assertThat(mean.error()).isCloseTo(Math.sqrt(7 / 3.0), within(1e-12));
    assertThat(mean.errorsFrom(2)).isCloseTo(1 / Math.sqrt(7 / 3.0), within(1e-12));
    assertThat(mean.errorsFrom(mean)).isZero();
    assertThat(Mean.of(List.of(4.0, 4.0)).errorsFrom(4)).isZero();
    assertThat(Mean.of(List.of(4.0, 4.0)).errorsFrom(4.1)).isNegative().isInfinite();
  }
}
