package dev.stampede.experiments.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SignTestTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** Of five coins none shows tails in 1 of 32 cases, and none heads in another. */
  @Test
  void allOfFive_areTwoIn32() {
    SignTest test =
        SignTest.of(new double[] {NEVER, NEVER, 9, NEVER, 8}, new double[] {1, 2, 3, 4, 5});

    assertThat(test).isEqualTo(new SignTest(5, 0));
    assertThat(test.moreOften()).isTrue();
    assertThat(test.pValue()).isCloseTo(2.0 / 32, within(1e-12));
  }

  /** At most one of six: (1 + 6) / 64 at each side. */
  @Test
  void oneOfSixAgainst_isSevenIn64Twice() {
    assertThat(new SignTest(1, 5).pValue()).isCloseTo(14.0 / 64, within(1e-12));
    assertThat(new SignTest(1, 5).moreOften()).isFalse();
    assertThat(new SignTest(3, 3).pValue()).isEqualTo(1);
  }

  @Test
  void equalAndMissingValues_sayNothing() {
    SignTest test = SignTest.of(new double[] {NEVER, 2, Double.NaN}, new double[] {NEVER, 2, 1});

    assertThat(test).isEqualTo(new SignTest(0, 0));
    assertThat(test.pValue()).isEqualTo(1);
  }
}
