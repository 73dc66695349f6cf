package dev.stampede.experiments.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {

  private static final Offset<Double> CLOSE = within(1e-12);

  /** By hand: .01 x 4, then .02 x 3, .03 x 2 but not below .06, and .04 but not below .06. */
  @Test
  void smallest_isMultipliedMost_andNoneFallsBelowTheOneBefore() {
    assertThat(Holm.adjusted(0.04, 0.01, 0.03, 0.02))
        .containsExactly(new double[] {0.06, 0.04, 0.06, 0.06}, CLOSE);
  }

  @Test
  void nothingExceedsOne_andOneAloneStaysAsItIs() {
    assertThat(Holm.adjusted(0.7, 0.6, 1)).containsExactly(1, 1, 1);
    assertThat(Holm.adjusted(0.03)).containsExactly(0.03);
    assertThat(Holm.adjusted()).isEmpty();
  }
}
