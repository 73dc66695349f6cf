package dev.stampede.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GammaTest {

  @Test
  void of_extendsTheFactorial() {
    double factorial = 1;
    for (int n = 1; n <= 15; n++) { // 15! is exact in a double
      factorial *= n;
      assertThat(Gamma.of(n + 1)).isCloseTo(factorial, within(1e-14 * factorial));
    }
  }

  /** Gamma(1/2) = sqrt(pi), and Gamma(x + 1) = x Gamma(x). */
  @Test
  void of_halvesIsKnown() {
    assertThat(Gamma.of(1.5)).isCloseTo(Math.sqrt(Math.PI) / 2, within(1e-15));
    assertThat(Gamma.of(2.5)).isCloseTo(Math.sqrt(Math.PI) * 3 / 4, within(2e-15));
  }

  @Test
  void of_agreesWithCommonsMath() {
    for (double x = 1; x <= 100; x += 0.01) {
      double expected = org.apache.commons.math3.special.Gamma.gamma(x);
      double tolerance = x <= 30 ? 1e-14 : 1e-13;
      assertThat(Gamma.of(x)).as("x = %s", x).isCloseTo(expected, within(tolerance * expected));
    }
  }
}
